import { describe, expect, test } from 'vitest'
import type { HeldGrant } from '#lib/access/model/person-detail.ts'
import { prepareTimeline } from './prepare-timeline.ts'

const now = new Date('2026-11-01T00:00:00Z')
const grant = (id: string, some: Partial<HeldGrant>): HeldGrant => ({
  id,
  systemId: 'vault',
  systemName: 'vault',
  accountId: 'ada',
  username: 'ada',
  resource: 'all',
  role: 'reader',
  isPrivileged: false,
  path: [],
  from: new Date('2026-01-05T00:00:00Z'),
  to: null,
  lastUsedAt: null,
  isUseKnown: false,
  evidenceId: 'evidence',
  ...some,
})
const bars = (grants: HeldGrant[]) =>
  prepareTimeline(grants, now).groups.flatMap(({ lanes }) => lanes.map((lane) => lane.bars))

describe('access over time', () => {
  test('a role that was taken away and given again is one lane of two bars', () => {
    const lanes = bars([
      grant('first', { to: new Date('2026-03-01T00:00:00Z') }),
      grant('second', { from: new Date('2026-06-01T00:00:00Z') }),
    ])
    expect(lanes).toHaveLength(1)
    expect(lanes[0]).toMatchObject([
      { key: 'first', left: 0, isOpen: false },
      { key: 'second', left: expect.closeTo(0.49, 2), isOpen: true },
    ])
  })

  test('the same role by another way is another lane', () => {
    const path = [{ type: 'group' as const, name: 'admins' }]
    expect(bars([grant('direct', {}), grant('by group', { path })])).toHaveLength(2)
  })

  test('every bar lies inside the drawing, and none is too thin to see', () => {
    const all = bars([
      grant('short', { from: new Date('2026-10-31T23:59:00Z') }),
      grant('whole', { role: 'admin' }),
    ]).flat()
    for (const { left, width } of all) {
      expect(left).toBeGreaterThanOrEqual(0)
      expect(width).toBeGreaterThanOrEqual(0.004)
      expect(left).toBeLessThanOrEqual(1)
    }
  })

  test('young access is drawn against a month, not stretched over the whole width', () => {
    const [lane] = bars([grant('new', { from: new Date('2026-10-31T00:00:00Z') })])
    expect(lane?.[0]?.left).toBeCloseTo(29 / 30, 3)
  })

  test.each([
    [[], 'No access was ever seen'],
    [[grant('a', {})], 'The one grant ever seen is still held'],
    [[grant('a', {}), grant('b', { to: now })], '1 held now, 1 ended'],
    [[grant('b', { to: now })], 'Everything that was held has ended'],
  ])('its title states the finding (%#)', (grants, title) => {
    expect(prepareTimeline(grants, now).title).toBe(title)
  })
})
