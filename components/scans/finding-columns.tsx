import type { Column } from '#components/table/column.ts'
import { Deadline } from '#components/ui/deadline.tsx'
import { Severity } from '#components/ui/severity.tsx'
import { Time } from '#components/ui/time.tsx'
import type { FindingRow } from '#lib/scans/model/finding-row.ts'
import { FindingState } from './finding-state.tsx'

/** The columns of a list of findings, as of `now`. Fixed ones have an end instead of a deadline. */
export function findingColumns(now: Date, status: 'open' | 'fixed'): Column<FindingRow>[] {
  return [
    {
      id: 'title',
      header: 'Finding',
      cell: (row) => (
        <span className="block min-w-0">
          <span className="line-clamp-1 font-medium max-sm:line-clamp-2">{titleOf(row)}</span>
          <span className="block truncate text-xs text-ink-3">
            {row.ruleId} · {row.place}
          </span>
        </span>
      ),
    },
    {
      id: 'severity',
      header: 'Severity',
      width: '6.5rem',
      phone: 'below',
      ...(status === 'open' ? { sortKey: 'severity' } : {}),
      cell: (row) => <Severity severity={row.severity} />,
    },
    {
      id: 'asset',
      header: 'Asset',
      width: '11rem',
      phone: 'below',
      cell: (row) => (
        <span className="block min-w-0">
          <span className="block truncate">{row.assetName}</span>
          <span className="block truncate text-xs text-ink-3 max-sm:hidden">
            {row.tool} · {row.branch}
          </span>
        </span>
      ),
    },
    {
      id: 'state',
      header: 'State',
      width: '6.5rem',
      phone: 'below',
      cell: (row) => <FindingState state={row.state} />,
    },
    {
      id: 'opened',
      header: status === 'open' ? 'Open for' : 'Fixed',
      align: 'end',
      width: '6rem',
      phone: 'hide',
      ...(status === 'open' ? { sortKey: 'opened' } : {}),
      cell: (row) =>
        row.closedAt === null ? (
          <Time at={new Date(row.openedAt)} now={now} form="age" />
        ) : (
          <Time at={new Date(row.closedAt)} now={now} />
        ),
    },
    ...(status === 'open' ? [deadlineColumn(now)] : []),
  ]
}

const deadlineColumn = (now: Date): Column<FindingRow> => ({
  id: 'due',
  header: 'Deadline',
  align: 'end',
  width: '6.5rem',
  phone: 'below',
  sortKey: 'due',
  cell: (row) =>
    row.dueAt === null ? (
      <span className="text-ink-3">none</span>
    ) : (
      <Deadline due={new Date(row.dueAt)} now={now} />
    ),
})

/** A package's findings are told apart by the package, a rule's by their title. */
export function titleOf(row: Pick<FindingRow, 'title' | 'packageName' | 'packageVersion'>): string {
  if (row.packageName === null) return row.title
  const named = [row.packageName, row.packageVersion].filter((part) => part !== null).join(' ')
  return row.title.includes(row.packageName) ? row.title : `${named}: ${row.title}`
}
