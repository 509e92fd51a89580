import { afterEach, beforeEach, expect, test } from 'vitest'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import type { AlertsPage } from '../model/inbox.ts'
import { listAlerts } from '../queries/inbox.ts'
import { myAlerts } from '../queries/my-alerts.ts'
import { type AlertsWorld, alertsWorld } from '../testing/alerts-world.ts'
import { acknowledgeAlert } from './acknowledge-alert.ts'
import { evaluateAlerts } from './evaluate-alerts/index.ts'
import { markSeen } from './mark-seen.ts'

let world: AlertsWorld
let leadId: string
let miraId: string
let mira: string
beforeEach(async () => {
  world = await alertsWorld()
  leadId = await world.user('Cygnus', ['lead'])
  miraId = await world.user('Mira Okafor', ['manager'])
  mira = await world.person('Mira Okafor')
})
afterEach(() => world[Symbol.asyncDispose]())

const asLead = () => world.ctxOf(leadId, 'lead')
const asMira = () => world.ctxOf(miraId, 'manager')
const evaluate = () => evaluateAlerts(world.worker, { isMailOn: true })
const inbox = (ctx = asMira(), whose: 'mine' | 'all' = 'mine') => listAlerts(ctx, { show: 'open', whose })
const mailsTo = async (userId: string) =>
  (
    await world.database.admin.pool.query<{ key: string }>(
      `select split_part(key, '/', 2) || coalesce('/' || nullif(split_part(key, '/', 3), ''), '') as key
       from alert_deliveries where recipient_id = $1 order by created_at, key`,
      [userId],
    )
  ).rows.map(({ key }) => key)

async function overdueReview(): Promise<string> {
  const campaignId = await world.campaign('Review', new Date(world.clock.now().getTime() - hourMs))
  await world.part(campaignId, mira)
  await evaluate()
  return (await inbox()).rows[0]?.id ?? ''
}

test('an acknowledged alert stays open, is counted as waiting no more, and says who has it', async () => {
  const alertId = await overdueReview()
  expect((await myAlerts(asMira(), {})).waiting).toBe(1)
  await acknowledgeAlert(asMira(), { alertId, note: 'Today.' })
  expect(await myAlerts(asMira(), {})).toMatchObject({ waiting: 0, onTop: [{ id: alertId }] })
  expect((await inbox()).rows).toMatchObject([
    {
      id: alertId,
      closedAt: null,
      mine: { isAcknowledged: true },
      acknowledged: [{ by: 'Mira Okafor', note: 'Today.' }],
    },
  ])
})

test('growing asks again whoever acknowledged it; repeating does not', async () => {
  const alertId = await overdueReview()
  await acknowledgeAlert(asMira(), { alertId })
  for (let day = 0; day < 2; day++) {
    world.clock.advance(dayMs)
    await evaluate()
  }
  expect(await mailsTo(miraId)).toEqual(['level:1', 'level:2', 'level:3'])
  expect((await myAlerts(asMira(), {})).waiting).toBe(1)
  await acknowledgeAlert(asMira(), { alertId })
  for (let day = 0; day < 2; day++) {
    world.clock.advance(dayMs)
    await evaluate()
  }
  expect(await mailsTo(miraId)).toEqual(['level:1', 'level:2', 'level:3'])
  // The lead, whom it reached on the third day and who has said nothing, hears of it daily.
  expect(await mailsTo(leadId)).toEqual(['level:2', 'level:3', 'level:3/again:1', 'level:3/again:2'])
})

test('nobody acknowledges what they were not told of', async () => {
  const alertId = await overdueReview()
  const stranger = await world.user('Ines Roth', ['manager'])
  await expect(acknowledgeAlert(world.ctxOf(stranger, 'manager'), { alertId })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a closed alert cannot be acknowledged', async () => {
  const alertId = await overdueReview()
  await world.database.admin.pool.query('update reviewer_parts set signed_at = now()')
  await evaluate()
  await expect(acknowledgeAlert(asMira(), { alertId })).rejects.toMatchObject({ code: 'conflict' })
})

test('whoever may see every alert sees those of others, and nobody else does', async () => {
  await overdueReview()
  expect((await inbox(asLead())).rows).toEqual([])
  expect((await inbox(asLead(), 'all')).rows).toMatchObject([
    { mine: null, owners: [{ name: 'Mira Okafor' }] },
  ])
  expect((await inbox(asMira())).counts).toEqual({ mine: 1, all: null })
  await expect(inbox(asMira(), 'all')).rejects.toMatchObject({ code: 'forbidden' })
})

test('seeing is noted once, and only of one’s own', async () => {
  const alertId = await overdueReview()
  expect(await markSeen(asLead(), { alertIds: [alertId] })).toEqual({ seen: 0 })
  expect(await markSeen(asMira(), { alertIds: [alertId] })).toEqual({ seen: 1 })
  expect(await markSeen(asMira(), { alertIds: [alertId] })).toEqual({ seen: 0 })
  expect((await inbox()).rows).toMatchObject([{ mine: { isSeen: true } }])
})

test('an inbox of any size is read in pages, each alert once, the most pressing first', async () => {
  for (let n = 0; n < 9; n++)
    await world.revocation(new Date(world.clock.now().getTime() - n * hourMs), n % 2 === 0 ? mira : null)
  await world.grant(await world.account(), true)
  await evaluate()
  const seen: { id: string; urgency: string; dueAt: Date | null }[] = []
  let cursor: string | null = null
  do {
    const page: AlertsPage = await listAlerts(asLead(), { show: 'open', whose: 'all', cursor, limit: 3 })
    seen.push(...page.rows)
    cursor = page.nextCursor
  } while (cursor !== null)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(10)
  expect(seen.map(({ urgency }) => urgency)).toEqual([...Array<string>(9).fill('urgent'), 'soon'])
  const dueTimes = seen.slice(0, 9).map(({ dueAt }) => dueAt?.getTime() ?? 0)
  expect(dueTimes).toEqual(dueTimes.toSorted((a, b) => a - b))
})
