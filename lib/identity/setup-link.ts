import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { userRoles, users } from '#db/schema/identity.ts'
import { defineCommand } from '#lib/platform/command.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { issueLink } from './links.ts'

/** Is there somebody who can invite the others? */
export async function hasActiveAdministrator(tx: Pick<Transaction, 'select'>): Promise<boolean> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(and(eq(users.status, 'active'), eq(userRoles.role, 'admin')))
    .limit(1)
  return rows.length > 0
}

const issue = defineCommand({
  action: 'setup-link.issue',
  permission: 'system.maintain',
  input: z.strictObject({}),
  async run({ tx, now }) {
    if (await hasActiveAdministrator(tx)) return { result: null, entry: null }
    const { linkId, url, expiresAt } = await issueLink(tx, {
      purpose: 'setup',
      userId: null,
      createdBy: null,
      now,
    })
    return {
      result: { url, expiresAt },
      entry: {
        object: { type: 'one-time-link', id: linkId },
        payload: { purpose: 'setup', expiresAt: expiresAt.toISOString() },
      },
    }
  },
})

/**
 * The link by which the first person makes their account; null once there is an active administrator.
 * Ends every earlier set-up link. For `start`, as the system.
 */
export const issueSetupLink = (ctx: Ctx): Promise<{ url: string; expiresAt: Date } | null> => issue(ctx, {})
