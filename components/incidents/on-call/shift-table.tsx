import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { formatLocal } from '#lib/incidents/model/local-time.ts'
import type { OnCallCalendar } from '#lib/incidents/model/on-call.ts'
import { type PlacedShift, placeShifts } from './place-shifts.ts'

type Line = PlacedShift & { schedule: string; timeZone: string }

/** The calendar as rows. */
export function ShiftTable({ calendar }: { calendar: OnCallCalendar }) {
  const lines = calendar.rows.flatMap((row): Line[] =>
    placeShifts(row).map((shift) => ({ ...shift, schedule: row.name, timeZone: row.timeZone })),
  )
  return (
    <DataTable
      caption="Who is on call when, in the time zone of each schedule"
      rows={lines}
      rowKey={(line) => `${line.schedule} ${line.key}`}
      columns={[
        {
          id: 'who',
          header: 'On call',
          cell: (line) => (
            <span className="inline-flex flex-wrap items-center gap-1.5">
              <span className={line.kind === 'gap' ? 'font-medium text-breach' : 'font-medium'}>
                {line.label}
              </span>
              {line.kind === 'gap' && <Badge tone="breach">gap</Badge>}
              {line.kind === 'stand-in' && <Badge tone="accent">stands in</Badge>}
            </span>
          ),
        },
        { id: 'schedule', header: 'Schedule', phone: 'below', cell: (line) => line.schedule },
        {
          id: 'from',
          header: 'From',
          phone: 'below',
          cell: (line) => <span className="tabular-nums">{formatLocal(line.from, line.timeZone)}</span>,
        },
        {
          id: 'to',
          header: 'To',
          phone: 'below',
          cell: (line) => <span className="tabular-nums">{formatLocal(line.to, line.timeZone)}</span>,
        },
      ]}
    />
  )
}
