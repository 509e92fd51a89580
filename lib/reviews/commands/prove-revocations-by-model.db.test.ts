import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountFact, grantFact } from '#lib/access/testing/facts.ts'
import { dayMs, minuteMs } from '#lib/platform/clock.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { createRevocationModel, type ModelImport } from '../testing/revocation-model.ts'
import { createRevocationWorld, type RevocationWorld } from '../testing/revocation-world.ts'
import { acceptRisk } from './accept-risk.ts'
import { claimRevocation } from './claim-revocation.ts'
import { endRisk } from './end-risk.ts'
import { expireRisks } from './expire-risks.ts'
import { markNotSupported } from './mark-not-supported.ts'
import { revokeGrant } from './revoke-grant.ts'

const roles = ['reader', 'writer'] as const
const role = fc.constantFrom(...roles)
const listed = fc.subarray([...roles])
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('revoke' as const), role }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('claim' as const), role }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('not_supported' as const, 'end_risk' as const), role }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('accept' as const), role }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 12 }) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      listed,
      isComplete: fc.boolean(),
      /** How old the document is when it arrives: it may be older than the request, or than a document before it. */
      ageMinutes: fc.constantFrom(0, 0, 0, 15, 45, 3_000),
      isOtherFeed: fc.integer({ max: 6, min: 0 }).map((one) => one === 0),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never
const steps = fc.array(step, { minLength: 4, maxLength: 18 })

let world: RevocationWorld
beforeAll(async () => {
  world = await createRevocationWorld()
})
afterAll(() => world.drop())

const refusedOrDone = async (act: Promise<unknown>) => {
  try {
    await act
  } catch (error) {
    if (!isPlumblineError(error)) throw error
  }
}

/** A source of its own for each run; jobs wait until they are run, late, in any order, some of them twice. */
async function createRun(number: number) {
  const systemId = await world.systemNamed(`system ${number}`)
  const sourceId = await world.sourceNamed(`source ${number}`, 'csv', systemId)
  const model = createRevocationModel(roles)
  const waiting: string[] = []
  let sent = 0

  const send = async (
    names: readonly string[],
    { isComplete = true, at = world.clock.now(), part = '' } = {},
  ) => {
    const facts = names.flatMap((name) => [accountFact(name), grantFact(name, name)])
    const { importId } = await world.merge(sourceId, 'csv', facts, {
      part,
      observedAt: at,
      isReleased: true,
      ...(isComplete ? {} : { isPaginationFinished: false }),
    })
    waiting.push(importId)
  }
  const revocationOf = async (name: string): Promise<string | undefined> => {
    const [row] = await world.sql<{ id: string }>(
      `select id from revocations where system_id = $1 and target ->> 'role' = $2
       order by requested_at desc, (status in ('open', 'claimed_done', 'not_supported', 'risk_accepted')) desc limit 1`,
      [systemId, name],
    )
    return row?.id
  }
  const grantOf = async (name: string): Promise<string | undefined> => {
    const [row] = await world.sql<{ id: string }>(
      `select g.id from grants g join access_feeds f on f.id = g.feed_id
       where g.system_id = $1 and g.role = $2 and f.part = '' and g.valid_to is null`,
      [systemId, name],
    )
    return row?.id
  }

  return {
    model,
    systemId,
    async runJobs(order: 'in time' | 'late') {
      const jobs = waiting.splice(0)
      const runs = order === 'in time' ? jobs : [...jobs.toReversed(), ...jobs.slice(0, 1)]
      for (const importId of runs) await world.follow(importId)
    },
    async take(one: Step) {
      world.clock.advance(10 * minuteMs)
      const now = world.clock.now()
      if (one.do === 'import') {
        // A millisecond of its own: documents of one instant are held elsewhere.
        const at = new Date(now.getTime() - one.ageMinutes * minuteMs - ++sent)
        const names = one.listed
        await send(names, { isComplete: one.isComplete, at, part: one.isOtherFeed ? 'elsewhere' : '' })
        const document: ModelImport = { at: at.getTime(), isComplete: one.isComplete, roles: new Set(names) }
        if (!one.isOtherFeed) model.import(document)
        return
      }
      if (one.do === 'wait') {
        world.clock.advance(one.days * dayMs)
        await expireRisks(world.worker, {})
        model.expire(world.clock.now().getTime())
        return
      }
      if (one.do === 'revoke') {
        const grantId = await grantOf(one.role)
        if (grantId) await revokeGrant(world.lead, { grantId, reason: 'No longer needed.' })
        model.request(one.role, now.getTime())
        return
      }
      const revocationId = await revocationOf(one.role)
      if (!revocationId) return
      if (one.do === 'claim') {
        await refusedOrDone(claimRevocation(world.lead, { revocationId }))
        const claimed = model.act(one.role, ['open', 'not_supported'], 'claimed_done')
        if (claimed) claimed.claimedAt = now.getTime()
      } else if (one.do === 'not_supported') {
        await refusedOrDone(markNotSupported(world.lead, { revocationId, reason: 'It cannot be done.' }))
        model.act(one.role, ['open'], 'not_supported')
      } else if (one.do === 'accept') {
        const until = new Date(now.getTime() + 10 * dayMs)
        await refusedOrDone(
          acceptRisk(world.otherLead, {
            revocationId,
            until,
            reason: 'Needed a while longer.',
            compensatingControl: 'Watched closely.',
          }),
        )
        const accepted = model.act(one.role, ['open', 'not_supported'], 'risk_accepted')
        if (accepted) accepted.acceptedUntil = until.getTime()
      } else {
        await refusedOrDone(endRisk(world.lead, { revocationId, reason: 'Ended early.' }))
        model.act(one.role, ['risk_accepted'], 'open')
      }
    },
    stored: () =>
      world.sql<{ role: string; status: string; provenAt: Date | null; regrantedAt: Date | null }>(
        `select target ->> 'role' as role, status, proven_at as "provenAt", regranted_at as "regrantedAt"
         from revocations where system_id = $1 order by requested_at, 1`,
        [systemId],
      ),
  }
}

type Run = Awaited<ReturnType<typeof createRun>>

const toStored = ({ revocations }: Run['model']) =>
  revocations.map(({ role: name, status, provenAt, regrantedAt }) => ({
    role: name,
    status,
    provenAt: provenAt === null ? null : new Date(provenAt),
    regrantedAt: regrantedAt === null ? null : new Date(regrantedAt),
  }))

let runs = 0
const begin = async () => {
  const run = await createRun(++runs)
  await run.take({ do: 'import', listed: [...roles], isComplete: true, ageMinutes: 0, isOtherFeed: false })
  await run.runJobs('in time')
  return run
}

test('whatever people say and imports show, jobs in time and jobs late and twice come to what the model says', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom('in time' as const, 'late' as const), async (all, order) => {
      const run = await begin()
      for (const one of all) {
        // What people do depends on what they see: nothing waits while they do it.
        if (one.do !== 'import') await run.runJobs(order)
        await run.take(one)
        if (order === 'in time') await run.runJobs(order)
      }
      await run.runJobs(order)
      expect(await run.stored()).toEqual(toStored(run.model))
    }),
    { numRuns: 12 },
  )
}, 240_000)

test('with jobs that wait while people act, no proof rests on the wrong document and none is missed', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.array(fc.boolean(), { minLength: 18, maxLength: 18 }),
      async (all, runsJobs) => {
        const run = await begin()
        for (const [index, one] of all.entries()) {
          await run.take(one)
          if (runsJobs[index]) await run.runJobs('late')
        }
        await run.runJobs('late')
        expect(await faultsOf(run.systemId)).toEqual([])
      },
    ),
    { numRuns: 12 },
  )
}, 240_000)

/** Judged by documents and history alone, without the statements that the product makes. */
async function faultsOf(systemId: string): Promise<string[]> {
  const rows = await world.sql<{ fault: string }>(
    `with mine as (select * from revocations where system_id = $1),
     step as (select e.*, lead(from_status) over w as next_from, count(*) over (partition by revocation_id) as n
       from revocation_events e join mine r on r.id = e.revocation_id
       window w as (partition by revocation_id order by at, from_status is not null,
         -- What a person did comes before what a job found at the same instant.
         coalesce(array_position(array['still_present', 'open', 'proven_gone', 'regranted']::revocation_status[], to_status), 0)))
     select 'a proof rests on no newer complete import of its feed' as fault from mine r
       where r.proof_evidence_id is not null and not exists (select from access_imports i
         where i.evidence_id = r.proof_evidence_id and i.status = 'complete' and i.feed_id = r.feed_id
           and i.observed_at > r.requested_at and i.observed_at = r.proven_at)
     union all
     select 'a proof rests on a document that lists the grant' from mine r
       join grants g on g.key = r.grant_key and g.evidence_id = r.proof_evidence_id
     union all
     select 'proven without a document, or a document without a proof' from mine r
       where (r.status in ('proven_gone', 'regranted')) <> (r.proof_evidence_id is not null and r.proven_at is not null)
     union all
     select 'a revocation is lost: gone for good, and still owed' from mine r
       where r.status not in ('proven_gone', 'regranted') and exists (select from access_imports i
         where i.feed_id = r.feed_id and i.status = 'complete' and i.observed_at > r.requested_at
           and exists (select from grants g where g.key = r.grant_key and g.closed_evidence_id = i.evidence_id)
           and not exists (select from grants g where g.key = r.grant_key and g.valid_to is null))
     union all
     select 'the history does not join' from step where next_from is not null and next_from <> to_status
     union all
     select 'an import spoke without a document, or a person with one' from step
       where (by_name = 'Plumbline' and to_status in ('proven_gone', 'still_present', 'regranted'))
         <> (evidence_id is not null and not (from_status = 'still_present'))
     union all
     select 'a person proved something' from step
       where to_status in ('proven_gone', 'still_present', 'regranted') and by_name <> 'Plumbline'
     union all
     select 'the history ends elsewhere' from mine r where r.status <> (select to_status from step s
       where s.revocation_id = r.id and s.next_from is null)`,
    [systemId],
  )
  return rows.map(({ fault }) => fault)
}
