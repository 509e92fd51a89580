import { DataTable } from '#components/table/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { LibraryLine } from '#lib/incidents/model/post-mortem-library.ts'
import { incidentName } from '#lib/incidents/model.ts'
import { SeverityMark } from '../severity-mark.tsx'
import { OnTimeMark } from './on-time-mark.tsx'

/** What was published, newest first. */
export function LibraryTable({
  lines,
  isNarrowed,
  day,
  now,
}: {
  lines: readonly LibraryLine[]
  isNarrowed: boolean
  day: string | null
  now: Date
}) {
  return (
    <DataTable
      caption="Published post-mortems"
      rows={lines}
      rowKey={(line) => line.incidentId}
      empty={
        <EmptyState title={isNarrowed ? 'None of them is like that' : 'Nothing is published yet'}>
          {isNarrowed
            ? 'Take a filter off to see more.'
            : 'Once a post-mortem was fetched from its public address, it stands here for everybody.'}
        </EmptyState>
      }
      columns={[
        {
          id: 'title',
          header: 'Post-mortem',
          cell: (line) => (
            <>
              <TextLink
                quiet
                href={`/post-mortems/${line.number}${day === null ? '' : `?asOf=${day}`}`}
                prefetch={false}
                className="font-medium"
              >
                {line.title}
              </TextLink>
              <span className="block text-xs text-ink-3">
                {incidentName(line.number)}
                {line.editionCount > 1 && ` · edition ${line.editionCount}`}
              </span>
            </>
          ),
        },
        {
          id: 'severity',
          header: 'Severity',
          phone: 'below',
          cell: (line) => <SeverityMark severity={line.severity} />,
        },
        { id: 'cause', header: 'Cause', phone: 'hide', cell: (line) => line.causeCategory ?? 'not said' },
        {
          id: 'on-time',
          header: 'Deadline',
          phone: 'below',
          cell: (line) => <OnTimeMark isOnTime={line.isOnTime} />,
        },
        {
          id: 'published',
          header: 'Public since',
          align: 'end',
          phone: 'below',
          cell: (line) => <Time at={new Date(line.publishedAt)} now={now} />,
        },
      ]}
    />
  )
}
