import { createDatabase } from '#db/client.ts'
import { issueSetupLink } from '#lib/identity/commands/issue-setup-link.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'

export type SetupLink = Awaited<ReturnType<typeof issueSetupLink>>

/** A one-time link for the first administrator, or null when there is one. */
export async function setupLink(appUrl: string): Promise<SetupLink> {
  const { db, close } = createDatabase({ url: appUrl, applicationName: 'plumbline start', max: 1 })
  try {
    return await issueSetupLink(systemCtx('start', db, systemClock))
  } finally {
    await close()
  }
}
