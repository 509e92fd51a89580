import { DataTable } from '#components/table/data-table.tsx'
import { LinkTabs } from '#components/ui/link-tabs.tsx'
import type { DurationKey, DurationSeries } from '#lib/incidents/model/analysis.ts'
import { withAsOf } from '#lib/posture/model/as-of.ts'
import { SeverityMark } from '../severity-mark.tsx'
import { IncidentLink } from './incident-link.tsx'
import { minutesInWords } from './prepare-duration.ts'

/** The incidents behind one duration, longest first. */
export function DurationRows({
  durations,
  chosen,
  day,
}: {
  durations: readonly DurationSeries[]
  chosen: DurationKey
  day: string | null
}) {
  const series = durations.find(({ key }) => key === chosen)
  return (
    <>
      <LinkTabs
        label="By what is measured"
        tabs={durations.map(({ key, title, all }) => ({
          label: title,
          href: `${withAsOf(`/incidents/analysis?measure=${key}`, day)}#rows`,
          count: all.count,
          isCurrent: key === chosen,
        }))}
      />
      <DataTable
        caption={`${series?.title ?? 'Duration'}, longest first`}
        rows={series?.rows ?? []}
        rowKey={({ number }) => String(number)}
        empty={
          <p className="py-3 text-sm text-ink-3">No incident has come to the end of what is measured here.</p>
        }
        columns={[
          { id: 'incident', header: 'Incident', cell: (row) => <IncidentLink {...row} day={day} /> },
          {
            id: 'severity',
            header: 'Severity',
            phone: 'below',
            cell: ({ severity }) => <SeverityMark severity={severity} />,
          },
          {
            id: 'took',
            header: 'Took',
            align: 'end',
            cell: ({ minutes }) => minutesInWords(minutes),
          },
        ]}
      />
    </>
  )
}
