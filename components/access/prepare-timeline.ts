import type { HeldGrant } from '#lib/access/model/person-detail.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { formatDate } from '#lib/platform/format/time.ts'

/** One role on one resource over time: several bars where it was taken away and given again. Shares run 0 to 1. */
export type TimelineLane = {
  key: string
  label: string
  detail: string
  isPrivileged: boolean
  /** All of it in words. */
  sentence: string
  bars: { key: string; left: number; width: number; isOpen: boolean }[]
}
export type TimelineGroup = { systemId: string; systemName: string; lanes: TimelineLane[] }
export type Timeline = {
  title: string
  groups: TimelineGroup[]
  ticks: { at: number; label: string }[]
  from: Date
  to: Date
}

const leastDays = 30

/** Decides everything about a person's access over time; the component only draws it. */
export function prepareTimeline(grants: readonly HeldGrant[], now: Date): Timeline {
  const starts = grants.map(({ from }) => from.getTime())
  const earliest = Math.min(now.getTime() - leastDays * dayMs, ...starts)
  const span = now.getTime() - earliest
  const share = (at: Date) => Math.min(1, Math.max(0, (at.getTime() - earliest) / span))
  const bySystem = Map.groupBy(grants, ({ systemId }) => systemId)
  const groups = [...bySystem.values()].map((own): TimelineGroup => {
    const lanes = Map.groupBy(own, (grant) => laneKey(grant))
    return {
      systemId: own[0]?.systemId ?? '',
      systemName: own[0]?.systemName ?? '',
      lanes: [...lanes].map(([key, held]) => laneOf(key, held, share, now)),
    }
  })
  return {
    title: title(grants),
    groups,
    from: new Date(earliest),
    to: now,
    ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: formatDate(new Date(earliest + at * span)) })),
  }
}

const laneKey = ({ accountId, role, resource, path }: HeldGrant) =>
  JSON.stringify([accountId, role, resource, path])

function laneOf(
  key: string,
  held: readonly HeldGrant[],
  share: (at: Date) => number,
  now: Date,
): TimelineLane {
  const ordered = [...held].sort((a, b) => a.from.getTime() - b.from.getTime())
  const first = ordered[0]
  const periods = ordered.map(({ from, to }) =>
    to === null ? `since ${formatDate(from)}` : `${formatDate(from)} to ${formatDate(to)}`,
  )
  return {
    key,
    label: first?.role ?? '',
    detail: first?.resource ?? '',
    isPrivileged: ordered.at(-1)?.isPrivileged === true,
    sentence: periods.join(', '),
    bars: ordered.map(({ id, from, to }) => {
      const left = share(from)
      return { key: id, left, width: Math.max(share(to ?? now) - left, 0.004), isOpen: to === null }
    }),
  }
}

function title(grants: readonly HeldGrant[]): string {
  const held = grants.filter(({ to }) => to === null).length
  const ended = grants.length - held
  if (grants.length === 0) return 'No access was ever seen'
  if (ended === 0)
    return `${held === 1 ? 'The one grant' : `All ${held} grants`} ever seen ${held === 1 ? 'is' : 'are'} still held`
  return held === 0 ? 'Everything that was held has ended' : `${held} held now, ${ended} ended`
}
