import type { Transaction } from '#db/client.ts'
import type { scimResources } from '#db/schema/index.ts'
import type { LedgerDraft } from '#lib/platform/command.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { scimProblem } from '../../model/scim/problem.ts'
import type { ScimType } from '../../model/scim/words.ts'
import type { ScimAttributes } from '../../rules/scim/read-resource.ts'
import type { ScimResource } from '../../rules/scim/represent.ts'

/** What a command on a resource hands back to `defineCommand`. */
export type Written<R = ScimResource> = { result: R; entry: LedgerDraft | null }

type Row = typeof scimResources.$inferSelect

export const resourceOf = ({ id, type, resource, createdAt, updatedAt }: Row): ScimResource => ({
  id,
  type,
  attributes: resource,
  createdAt,
  updatedAt,
})

/** How the name of a resource is kept unique: without case (RFC 7643, section 4.1.1). */
export const keyOf = (type: ScimType, attributes: ScimAttributes): string =>
  String(type === 'User' ? attributes.userName : attributes.displayName).toLowerCase()

export const externalIdOf = ({ externalId }: ScimAttributes): string | null =>
  typeof externalId === 'string' ? externalId : null

export const ledgerEntry = (
  type: ScimType,
  id: string,
  attributes: ScimAttributes,
  more: Record<string, unknown> = {},
): LedgerDraft => ({
  object: { type: type === 'User' ? 'scim-user' : 'scim-group', id },
  payload: {
    name: type === 'User' ? attributes.userName : attributes.displayName,
    ...(type === 'User' && { active: attributes.active ?? null }),
    ...more,
  },
})

/** An identity provider writes in bursts: the import waits a little, and takes in all of one. */
const gatherSeconds = 20

export const requestImport = (tx: Transaction, sourceId: string): Promise<void> =>
  enqueue(tx, 'access.import-scim', { sourceId }, { key: `scim:${sourceId}`, delaySeconds: gatherSeconds })

export const taken = (type: ScimType, attributes: ScimAttributes) =>
  scimProblem(
    'uniqueness',
    `There is a ${type} named "${type === 'User' ? attributes.userName : attributes.displayName}" already.`,
    'Find it with a filter and change it instead.',
  )
