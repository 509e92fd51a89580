import { DataTable } from '#components/table/data-table.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { Status, type StatusName } from '#components/ui/status.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { DraftLine } from '#lib/incidents/model/post-mortem-library.ts'
import { incidentName } from '#lib/incidents/model.ts'
import { SeverityMark } from '../severity-mark.tsx'

const looks: Record<DraftLine['status'], { status: StatusName; label: string }> = {
  draft: { status: 'unproven', label: 'Draft' },
  review: { status: 'at_risk', label: 'In review' },
  approved: { status: 'at_risk', label: 'Approved, not public' },
}

/** What is on its way to the public, nearest deadline first. */
export function DraftTable({ drafts, now }: { drafts: readonly DraftLine[]; now: Date }) {
  return (
    <DataTable
      caption="Post-mortems that are not public yet"
      rows={drafts}
      rowKey={(draft) => String(draft.number)}
      columns={[
        {
          id: 'title',
          header: 'Post-mortem',
          cell: (draft) => (
            <>
              <TextLink
                quiet
                href={`/incidents/${draft.number}/post-mortem`}
                prefetch={false}
                className="font-medium"
              >
                {draft.title}
              </TextLink>
              <span className="block text-xs text-ink-3">{incidentName(draft.number)}</span>
            </>
          ),
        },
        {
          id: 'severity',
          header: 'Severity',
          phone: 'below',
          cell: (draft) => <SeverityMark severity={draft.severity} />,
        },
        {
          id: 'status',
          header: 'State',
          phone: 'below',
          cell: (draft) => <Status {...looks[draft.status]} />,
        },
        {
          id: 'due',
          header: 'Must be public',
          phone: 'below',
          cell: (draft) =>
            draft.dueAt === null ? (
              <span className="text-xs text-ink-3">no deadline</span>
            ) : (
              <Deadline due={new Date(draft.dueAt)} now={now} />
            ),
        },
        {
          id: 'saved',
          header: 'Last saved',
          align: 'end',
          phone: 'hide',
          cell: (draft) => (
            <>
              {draft.savedByName}, <Time at={new Date(draft.savedAt)} now={now} />
            </>
          ),
        },
      ]}
    />
  )
}
