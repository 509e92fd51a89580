import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { apiTokens } from '#db/schema/identity.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'
import { tellAccessChanged } from './parts/tell-access-changed.ts'

/** Ends an API token; its next request is a 401. */
export const revokeToken = defineCommand({
  action: 'api-token.revoke',
  permission: 'tokens.manage',
  input: z.strictObject({ tokenId: z.uuid() }),
  async run({ ctx, input, tx, now }) {
    requireRecentMfa(ctx)
    const [token] = await tx
      .update(apiTokens)
      .set({ revokedAt: now })
      .where(and(eq(apiTokens.id, input.tokenId), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id, name: apiTokens.name, ownerId: apiTokens.ownerId })
    if (!token)
      throw notFound('A live token with this id', 'It may have been revoked already: reload the page.')
    await tellAccessChanged(tx, 'tokens', token.id)
    return {
      result: { revokedAt: now },
      entry: {
        object: { type: 'api-token', id: token.id },
        payload: { name: token.name, owner: token.ownerId },
      },
    }
  },
})
