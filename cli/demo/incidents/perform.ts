import { inOneTransaction } from '#cli/demo/seed/one-transaction.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { storeRecord } from '#lib/incidents/jobs/store-record.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import type { IncidentAct, IncidentDeed } from './acts.ts'
import { confide } from './confide.ts'
import { approve, close, followUp, publish, submit } from './learn.ts'
import { claim, dismiss, lower, open, reopen, resolve } from './respond.ts'
import { recordedAs, writeDown } from './scene.ts'
import { setUpResponse } from './set-up.ts'
import { tellIssues } from './tell-issues.ts'
import type { Told } from './told.ts'

/**
 * Does one act of the story of incidents, by the commands that the interface would call. All of it or nothing, so that
 * a start that was cut off knows by the ledger alone which acts are done.
 */
export const performIncident = (world: World, act: IncidentAct): Promise<void> =>
  inOneTransaction(world.app.db, (db) => perform({ ...world, app: { ...world.app, db } }, act))

async function perform(world: World, act: IncidentAct): Promise<void> {
  switch (act.kind) {
    case 'set-up':
      return setUpResponse(world)
    case 'tell-issues':
      return tellIssues(world)
    case 'confide':
      return confide(world, act.report)
    case 'incident': {
      const { told, deed, entries } = act
      if (deed.kind === 'open') await open(world, told)
      if (entries.length > 0) await writeDown(world, await recordedAs(world, told), entries)
      return performDeed(world, told, deed)
    }
  }
}

async function performDeed(world: World, told: Told, deed: IncidentDeed): Promise<void> {
  switch (deed.kind) {
    case 'open':
    case 'look-on':
      return
    case 'claim':
      return claim(world, told, deed.step, deed.claim)
    case 'lower':
      return lower(world, told)
    case 'dismiss':
      await dismiss(world, told)
      return keepRecord(world, told)
    case 'resolve':
      return resolve(world, told, deed.claim)
    case 'reopen':
      await reopen(world, told)
      return keepRecord(world, told)
    case 'submit':
      return submit(world, told)
    case 'approve':
      return approve(world, told, deed.approval)
    case 'publish':
      return publish(world, told)
    case 'close':
      await close(world, told)
      return keepRecord(world, told)
    case 'follow-up':
      return followUp(world, told, deed.followUp)
  }
}

/** What the worker does after a closing, a dismissal or a re-opening: the record as it stands becomes evidence. */
async function keepRecord(world: World, told: Told): Promise<void> {
  const { id } = await recordedAs(world, told)
  await storeRecord(systemCtx('incidents.store-record', world.app.db, world.clock), { incidentId: id })
}
