import { z } from 'zod'
import { tokenScopes } from '#lib/platform/auth/permissions.ts'
import { roles } from '#lib/platform/auth/roles.ts'

const time = z.iso.datetime({ offset: true })

const user = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  status: z.enum(['invited', 'active', 'disabled']),
  /** An authenticator is enrolled; without one nobody enters, so that enrolled means enforced. */
  isEnrolled: z.boolean(),
  /** Another register lists a person with this address. */
  isListed: z.boolean(),
  lastSignedInAt: time.nullable(),
  roles: z.array(z.strictObject({ role: z.enum(roles), grantedAt: time })),
})

const token = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** E-mail address of the user who answers for it. */
  owner: z.string(),
  isOwnerActive: z.boolean(),
  scopes: z.array(z.enum(tokenScopes)),
  createdAt: time,
  expiresAt: time,
  lastUsedAt: time.nullable(),
})

/** Who may do what in Plumbline itself, as Plumbline writes it down. No secrets: not even a hash of one. */
export const ownDocumentSchema = z.strictObject({
  plumbline: z.literal('own-access'),
  version: z.literal(1),
  users: z.array(user),
  tokens: z.array(token),
})
export type OwnDocument = z.infer<typeof ownDocumentSchema>
