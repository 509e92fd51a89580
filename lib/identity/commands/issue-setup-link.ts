import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { hasActiveAdministrator } from './parts/has-active-administrator.ts'
import { issueLink } from './parts/links.ts'

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
