import { DataTable } from '#components/table/data-table.tsx'
import { Time } from '#components/ui/time.tsx'
import type { CauseCount } from '#lib/incidents/model/analysis.ts'
import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'
import { IncidentLink } from './incident-link.tsx'

/** Causes that came more than once, most frequent first, with the incidents of each. */
export function RepeatCauses({
  causes,
  unnamed,
  day,
  now,
}: {
  causes: readonly CauseCount[]
  unnamed: number
  day: string | null
  now: Date
}) {
  return (
    <>
      <DataTable
        caption="Causes that came more than once, most frequent first"
        rows={causes}
        rowKey={({ category }) => category}
        empty={<p className="py-3 text-sm text-ink-3">No cause came more than once.</p>}
        columns={[
          {
            id: 'cause',
            header: 'Cause',
            cell: ({ category }) => <span className="font-medium">{category}</span>,
          },
          {
            id: 'incidents',
            header: 'Incidents',
            cell: ({ incidents }) => (
              <ul className="grid gap-1 py-1">
                {incidents.map((incident) => (
                  <li key={incident.number}>
                    <IncidentLink {...incident} day={day} />{' '}
                    <span className="text-xs text-ink-3">
                      <Time at={new Date(incident.reportedAt)} now={now} />
                    </span>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            id: 'count',
            header: 'Times',
            align: 'end',
            phone: 'below',
            cell: ({ incidents }) => formatCount(incidents.length),
          },
        ]}
      />
      {unnamed > 0 && (
        <p className="mt-2 text-xs text-ink-3">
          {formatQuantity(unnamed, 'incident')} without a cause named. Whoever responds names it under
          “Describe it”.
        </p>
      )}
    </>
  )
}
