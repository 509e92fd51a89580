import type { TimelineEntry } from '#lib/incidents/model/timeline.ts'

export type DayRow =
  | { kind: 'day'; key: string; day: Date }
  | { kind: 'entry'; key: string; entry: TimelineEntry; place: number }

/** Entries in their order, each day (UTC) under its heading. `place` counts entries from 0. */
export function dayRows(entries: readonly TimelineEntry[]): DayRow[] {
  const rows: DayRow[] = []
  let day = ''
  for (const [place, entry] of entries.entries()) {
    const own = entry.observedAt.slice(0, 10)
    if (own !== day) rows.push({ kind: 'day', key: `day ${own}`, day: new Date(`${own}T00:00:00Z`) })
    day = own
    rows.push({ kind: 'entry', key: entry.id, entry, place })
  }
  return rows
}
