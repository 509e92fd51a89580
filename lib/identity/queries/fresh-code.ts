import { z } from 'zod'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineQuery } from '#lib/platform/query.ts'

/** A minute less than the deeds themselves ask for, so that what follows at once does not come too late. */
const withinMinutes = 4

/**
 * Whether a deed that needs a fresh second factor can begin now. A download is the browser's own request: it cannot
 * ask for a code when it is refused, so the page asks before it starts. The command asks again.
 * @throws PlumblineError `step_up_required`
 */
export const checkFreshCode = defineQuery({
  permission: 'account.own',
  input: z.strictObject({}),
  async run({ ctx }): Promise<null> {
    requireRecentMfa(ctx, withinMinutes)
    return null
  },
})
