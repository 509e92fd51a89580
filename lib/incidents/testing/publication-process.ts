import { runOnce } from 'graphile-worker'
import { createDatabase } from '#db/client.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import type { JobPayloads } from '#lib/platform/jobs/enqueue.ts'
import { publishPostMortem } from '../commands/publish-post-mortem.ts'
import { advancePublication, resumePublications } from '../jobs/advance-publication.ts'

/**
 * A process of its own that a test may kill: `worker`, which takes up what is due and every job that follows, as the
 * worker of the product does; or `web`, in which the lead asks for version 1 of INC-1 to be published.
 * Arguments: the mode, the database as that role, the lead's id.
 */
const [, , mode, url = '', leadId = ''] = process.argv
const database = createDatabase({ url, applicationName: 'publication process', max: 4 })
const { db, pool } = database

if (mode === 'worker') {
  const ctxOf = (name: string) => systemCtx(name, db, systemClock)
  await resumePublications(ctxOf('incidents.resume-publications'))
  await runOnce({
    pgPool: pool,
    noHandleSignals: true,
    taskList: {
      'incidents.advance-publication': async (payload) => {
        const job = payload as JobPayloads['incidents.advance-publication']
        await advancePublication(ctxOf('incidents.advance-publication'), job)
      },
    },
  })
} else {
  const lead: Ctx = {
    ...systemCtx('web', db, systemClock),
    actor: { type: 'user', id: leadId, name: 'Cygnus' },
    roles: new Set(['lead']),
    assurance: 'aal2',
    mfaAt: systemClock.now(),
  }
  await publishPostMortem(lead, { number: 1, version: 1 })
  // The answer is on its way to the browser from here on.
  console.log('published')
}
await database.close()
