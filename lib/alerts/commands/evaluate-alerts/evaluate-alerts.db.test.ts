import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hourMs, minuteMs } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { alertsWorld } from '../../testing/alerts-world.ts'
import { evaluateAlerts } from './index.ts'

type Step =
  | { kind: 'appear' | 'vanish'; cause: number }
  | { kind: 'sign' | 'unsign'; reviewer: number }
  | { kind: 'evaluate'; together: number }
  | { kind: 'wait'; hours: number }

const causeCount = 4
const reviewerCount = 2

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('appear', 'vanish'), cause: fc.nat(causeCount - 1) }),
  fc.record({ kind: fc.constantFrom('sign', 'unsign'), reviewer: fc.nat(reviewerCount - 1) }),
  fc.record({ kind: fc.constant('evaluate' as const), together: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 40 }) }),
)

test('however causes come and go, each that holds has one open alert, no other has any, and nobody is told twice', async () => {
  await using world = await alertsWorld()
  const { pool } = world.database.admin
  await world.user('Cygnus', ['lead'])
  await world.user('Mira Okafor', ['manager'])
  // The second of them is no user of Plumbline.
  const reviewers = [await world.person('Mira Okafor'), await world.person('Oran Vale')]
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      for (const table of [
        'alert_deliveries',
        'alert_recipients',
        'alerts',
        'reviewer_parts',
        'campaigns',
        'revocations',
      ])
        await pool.query(`delete from ${table}`)
      const campaignId = await world.campaign(
        'Quarter',
        new Date(world.clock.now().getTime() + 8 * 24 * hourMs),
      )
      for (const reviewer of reviewers) await world.part(campaignId, reviewer)
      const past = new Date(world.clock.now().getTime() - hourMs)
      const revocations: string[] = []
      for (let n = 0; n < causeCount; n++) {
        const id = await world.revocation(past)
        await world.setRevocation(id, 'proven_gone')
        revocations.push(id)
      }
      const evaluate = async (together: number) => {
        world.clock.advance(minuteMs)
        const { db } = world.database.worker
        // Two connections at the same moment, as two workers would.
        await Promise.all(
          Array.from({ length: together }, (_, n) =>
            evaluateAlerts(systemCtx(`worker ${n}`, db, world.clock), { isMailOn: true }),
          ),
        )
      }
      for (const one of [...steps, { kind: 'evaluate' as const, together: 2 }]) {
        if (one.kind === 'appear') await world.setRevocation(revocations[one.cause] ?? '', 'open')
        if (one.kind === 'vanish') await world.setRevocation(revocations[one.cause] ?? '', 'proven_gone')
        if (one.kind === 'sign') await world.sign(campaignId, reviewers[one.reviewer] ?? '')
        if (one.kind === 'unsign')
          await pool.query('update reviewer_parts set signed_at = null where reviewer_id = $1', [
            reviewers[one.reviewer],
          ])
        if (one.kind === 'wait') world.clock.advance(one.hours * hourMs)
        if (one.kind !== 'evaluate') continue
        await evaluate(one.together)
        const holds = await pool.query<{ cause: string }>(
          `select 'revocation:' || id as cause from revocations where status = 'open'
           union all
           select 'review:' || campaign_id || ':' || reviewer_id from reviewer_parts join campaigns c on c.id = campaign_id
           where signed_at is null and c.due_at - interval '7 days' <= $1
           order by 1`,
          [world.clock.now()],
        )
        const open = await pool.query<{ cause: string }>(
          'select cause from alerts where closed_at is null order by 1',
        )
        expect(open.rows).toEqual(holds.rows)
      }
      // Each told of each level once: the outbox holds exactly what every alert's growth asked for.
      const { rows } = await pool.query<{ extra: number; missing: number; steps: number }>(
        `with asked as (
           select a.id, r.user_id, a.id || '/level:' || a.level as key
           from alerts a join alert_recipients r on r.alert_id = a.id where a.closed_at is null and a.level > 0)
         select
           (select count(*)::int from (select recipient_id, key from alert_deliveries group by 1, 2 having count(*) > 1) d) as extra,
           (select count(*)::int from asked where not exists (
              select from alert_deliveries d where d.channel = 'email' and d.recipient_id = asked.user_id and d.key = asked.key)) as missing,
           (select count(*)::int from alert_deliveries d where not exists (
              select from alert_recipients r where r.alert_id = d.alert_id and r.user_id = d.recipient_id)) as steps`,
      )
      expect(rows).toEqual([{ extra: 0, missing: 0, steps: 0 }])
    }),
    { numRuns: 25 },
  )
}, 120_000)
