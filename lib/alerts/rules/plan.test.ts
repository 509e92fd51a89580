import { describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import type { AlertCause } from '../model.ts'
import { type OpenAlert, planAlerts } from './plan.ts'

const now = new Date('2026-11-22T12:00:00Z')
const directory = {
  people: new Map([['mira', { name: 'Mira', userId: 'u-mira' }]]),
  holders: new Map([['lead', ['u-lead']]]),
}
const given = { directory, now, newId: () => 'new' }

const cause = (of: Partial<AlertCause> = {}): AlertCause => ({
  kind: 'review_overdue',
  cause: 'review:1',
  urgency: 'urgent',
  title: 'Mira has not signed',
  body: 'It closes when the part is signed.',
  href: '/reviews/1',
  subject: { reviewerId: 'mira' },
  dueAt: new Date(now.getTime() - dayMs / 2),
  owners: [{ personId: 'mira' }],
  escalation: [{ role: 'lead' }],
  ...of,
})
const { owners: _, escalation: __, ...what } = cause()
const open = (of: Partial<OpenAlert> = {}): OpenAlert => ({
  ...what,
  id: 'a',
  openedAt: new Date(now.getTime() - dayMs / 2),
  level: 1,
  repeats: 0,
  recipients: new Map([['u-mira', { isOwner: true, acknowledgedLevel: null }]]),
  ...of,
})

describe('what an evaluation does', () => {
  test('a new cause opens an alert and tells its owner', () => {
    const plan = planAlerts([cause()], [], given)
    expect(plan.opened).toHaveLength(1)
    expect(plan.messages).toEqual([
      { alertId: 'new', userId: 'u-mira', urgency: 'urgent', key: 'new/level:1' },
    ])
  })

  test('the same cause, stated twice, is one alert', () => {
    expect(planAlerts([cause(), cause()], [], given).opened).toHaveLength(1)
  })

  test('a cause that holds on, unchanged, asks for nothing', () => {
    const { opened, changed, closed, recipients, messages, events } = planAlerts([cause()], [open()], given)
    expect([opened, changed, closed, recipients, messages, events].flat()).toEqual([])
  })

  test('a cause that is gone closes its alert, without a mail', () => {
    const plan = planAlerts([], [open()], given)
    expect(plan.closed).toHaveLength(1)
    expect(plan.messages).toEqual([])
    expect(plan.events).toMatchObject([{ event: 'closed', key: 'a/closed' }])
  })

  test('growing tells everybody it reaches, acknowledged or not', () => {
    const dueAt = new Date(now.getTime() - dayMs)
    const known = open({ recipients: new Map([['u-mira', { isOwner: true, acknowledgedLevel: 1 }]]) })
    const plan = planAlerts([cause({ dueAt })], [known], given)
    expect(plan.messages.map(({ userId, key }) => [userId, key])).toEqual([
      ['u-mira', 'a/level:2'],
      ['u-lead', 'a/level:2'],
    ])
    expect(plan.recipients).toEqual([{ alertId: 'a', userId: 'u-lead', isOwner: false }])
  })

  test('a repeat leaves in peace whoever acknowledged the level', () => {
    const dueAt = new Date(now.getTime() - 4 * dayMs)
    const told = (acknowledgedLevel: number | null) => ({ isOwner: true, acknowledgedLevel })
    const lead = { isOwner: false, acknowledgedLevel: null }
    const known = (acknowledged: number | null) =>
      open({
        dueAt,
        level: 3,
        repeats: 1,
        recipients: new Map([
          ['u-mira', told(acknowledged)],
          ['u-lead', lead],
        ]),
      })
    const keys = (acknowledged: number | null) =>
      planAlerts([cause({ dueAt })], [known(acknowledged)], given).messages.map(({ userId, key }) => [
        userId,
        key,
      ])
    expect(keys(2)).toEqual([
      ['u-mira', 'a/level:3/again:2'],
      ['u-lead', 'a/level:3/again:2'],
    ])
    expect(keys(3)).toEqual([['u-lead', 'a/level:3/again:2']])
  })

  test('days without an evaluation are not made up for: only where it stands is told', () => {
    const plan = planAlerts([cause({ dueAt: new Date(now.getTime() - 30 * dayMs) })], [open()], given)
    expect(plan.messages.map(({ key }) => key)).toEqual(['a/level:3', 'a/level:3'])
  })

  test('another owner is told, and the one before no longer owns it', () => {
    const plan = planAlerts([cause({ owners: [] })], [open()], given)
    expect(plan.recipients).toEqual([
      { alertId: 'a', userId: 'u-lead', isOwner: true },
      { alertId: 'a', userId: 'u-mira', isOwner: false },
    ])
    expect(plan.messages.map(({ userId }) => userId)).toEqual(['u-lead'])
  })

  test('a cause that comes back after its end is another alert, told anew', () => {
    expect(planAlerts([cause()], [], given).messages[0]?.key).toBe('new/level:1')
  })
})
