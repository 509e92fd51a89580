import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { formatCount } from '#lib/platform/format/count.ts'
import type { RunRow } from '#lib/scans/model/run.ts'
import { RunStatus } from './run-status.tsx'

/** Scan runs with what each did to the findings. */
export function RunTable({
  rows,
  now,
  isFiltered,
  mayUpload,
}: {
  rows: readonly RunRow[]
  now: Date
  isFiltered: boolean
  mayUpload: boolean
}) {
  return (
    <DataTable
      caption="Scan runs, newest first"
      columns={columns(now)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={isFiltered ? <NoMatch /> : <NoRuns mayUpload={mayUpload} />}
    />
  )
}

function columns(now: Date): Column<RunRow>[] {
  const figure = (id: 'opened' | 'fixed', header: string): Column<RunRow> => ({
    id,
    header,
    align: 'end',
    phone: 'hide',
    cell: (row) =>
      row.counts === null ? (
        <span className="text-ink-3">–</span>
      ) : (
        formatCount(row.counts[id] + (id === 'opened' ? row.counts.reopened : 0))
      ),
  })
  return [
    {
      id: 'asset',
      header: 'Asset',
      cell: (row) => (
        <TextLink quiet href={`/runs/${row.id}`} prefetch={false} className="font-medium">
          {row.assetName ?? row.fileName}
        </TextLink>
      ),
    },
    { id: 'status', header: 'Status', phone: 'below', cell: (row) => <RunStatus status={row.status} /> },
    {
      id: 'tool',
      header: 'Scanner',
      phone: 'below',
      cell: (row) => row.tool ?? <span className="text-ink-3">not known</span>,
    },
    { id: 'branch', header: 'Branch', phone: 'hide', cell: (row) => row.branch },
    {
      id: 'findings',
      header: 'Findings',
      align: 'end',
      cell: (row) =>
        row.counts === null ? <span className="text-ink-3">–</span> : formatCount(row.counts.findings),
    },
    figure('opened', 'Opened'),
    figure('fixed', 'Fixed'),
    { id: 'by', header: 'Brought by', phone: 'hide', cell: (row) => row.submittedBy },
    {
      id: 'received',
      header: 'Received',
      align: 'end',
      phone: 'below',
      cell: (row) => <Time at={row.receivedAt} now={now} />,
    },
  ]
}

function NoMatch() {
  return (
    <EmptyState
      title="No run matches these filters"
      actions={<LinkButton href="/runs">Clear the filters</LinkButton>}
    >
      Choose another status, scanner or asset.
    </EmptyState>
  )
}

function NoRuns({ mayUpload }: { mayUpload: boolean }) {
  return (
    <EmptyState
      title="Nothing has been scanned yet"
      actions={
        mayUpload && (
          <LinkButton href="/upload" variant="primary">
            Upload a report
          </LinkButton>
        )
      }
    >
      Send a scanner’s report with <code className="font-mono">plumbline push</code>, from CI or here. Trivy,
      Grype, SARIF, npm audit and gitleaks are understood.
    </EmptyState>
  )
}
