import { z } from 'zod'
import { apiTokens } from '#db/schema/identity.ts'
import { newApiToken } from '#lib/platform/auth/api-token.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { tokenScopes } from '#lib/platform/auth/permissions.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { hashOpaqueToken } from '#lib/platform/crypto/opaque-token.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { maxTokenDays, tokenName, tokenScope } from '../model.ts'
import { findPerson } from './parts/find-person.ts'
import { tellAccessChanged } from './parts/tell-access-changed.ts'

const hintLength = 'plb_'.length + 4

/** Makes an API token for an owner (oneself by default). The token is in the result, once, and nowhere else. */
export const createToken = defineCommand({
  action: 'api-token.create',
  permission: 'tokens.manage',
  input: z.strictObject({
    name: tokenName,
    scopes: z.array(tokenScope).min(1, 'needs at least one scope').max(tokenScopes.length),
    expiresInDays: z.int('is not a whole number').min(1).max(maxTokenDays, `is more than ${maxTokenDays}`),
    ownerId: z.uuid().optional(),
  }),
  async run({ ctx, input, tx, now }) {
    requireRecentMfa(ctx)
    const owner = await findPerson(tx, input.ownerId ?? ctx.actor.id)
    if (owner.status !== 'active') throw inactiveOwner(owner.name)
    const token = newApiToken()
    const tokenId = newId(ctx.clock)
    const scopes = [...new Set(input.scopes)]
    const expiresAt = new Date(now.getTime() + input.expiresInDays * dayMs)
    await tx.insert(apiTokens).values({
      id: tokenId,
      name: input.name,
      tokenHash: hashOpaqueToken(token),
      hint: token.slice(0, hintLength),
      scopes,
      ownerId: owner.id,
      createdAt: now,
      createdBy: ctx.actor.id,
      expiresAt,
    })
    await tellAccessChanged(tx, 'tokens', tokenId)
    return {
      result: { tokenId, token, expiresAt },
      entry: {
        object: { type: 'api-token', id: tokenId },
        payload: { name: input.name, scopes, owner: owner.id, expiresAt: expiresAt.toISOString() },
      },
    }
  },
})

const inactiveOwner = (name: string) =>
  new PlumblineError(
    'conflict',
    `${name} is not active, so a token of theirs would not work.`,
    'Choose an active owner.',
  )
