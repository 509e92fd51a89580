import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { MfaSystemRow } from '#lib/access/model/mfa-coverage.ts'
import { environmentWords } from '#lib/access/model/words.ts'
import { formatCount, formatPercent } from '#lib/platform/format/count.ts'
import { Attest } from './attest.tsx'
import { MfaBar } from './mfa-bar.tsx'

/** Second factors system by system, with the word that stands where no export can tell. */
export function MfaSystems({
  rows,
  now,
  day,
  mayAttest,
}: {
  rows: readonly MfaSystemRow[]
  now: Date
  day: string | null
  mayAttest: boolean
}) {
  const dated = day === null ? '' : `&asOf=${day}`
  return (
    <DataTable
      caption="Second factors by system"
      rows={rows}
      rowKey={(row) => row.systemId}
      empty={
        <EmptyState title="No system stands in these environments">
          Say of your systems where they stand: development, repositories, cloud or production.
        </EmptyState>
      }
      columns={[
        {
          id: 'system',
          header: 'System',
          cell: (row) => (
            <>
              <TextLink quiet href={`/systems/${row.systemId}`} prefetch={false} className="font-medium">
                {row.name}
              </TextLink>
              <span className="block text-xs text-ink-3">{environmentWords[row.environment]}</span>
            </>
          ),
        },
        {
          id: 'levels',
          header: 'Levels',
          width: '30%',
          phone: 'hide',
          cell: (row) => <MfaBar counts={row.counts} />,
        },
        {
          id: 'covered',
          header: 'Covered',
          align: 'end',
          cell: (row) =>
            row.total === 0 ? (
              <span className="text-ink-3">no account</span>
            ) : (
              <span className={row.covered === row.total ? 'text-met' : 'text-breach'}>
                {formatPercent(row.covered / row.total)}
              </span>
            ),
        },
        {
          id: 'uncovered',
          header: 'Uncovered',
          align: 'end',
          phone: 'below',
          cell: (row) =>
            row.covered === row.total ? (
              <span className="text-ink-3">–</span>
            ) : (
              <TextLink href={`/accounts?system=${row.systemId}&mfa=uncovered${dated}`}>
                {formatCount(row.total - row.covered)}
                <span className="sm:sr-only"> uncovered</span>
              </TextLink>
            ),
        },
        {
          id: 'told',
          header: 'Told',
          align: 'end',
          phone: 'hide',
          cell: (row) =>
            row.toldAt === null ? (
              <span className="text-risk-ink">never</span>
            ) : (
              <Time at={row.toldAt} now={now} />
            ),
        },
        {
          id: 'word',
          header: 'Attested',
          phone: 'below',
          cell: (row) => <Word row={row} now={now} mayAttest={mayAttest && day === null} />,
        },
      ]}
    />
  )
}

function Word({ row, now, mayAttest }: { row: MfaSystemRow; now: Date; mayAttest: boolean }) {
  if (row.sources.length === 0) return <span className="text-ink-3">no source</span>
  return (
    <span className="grid justify-items-start gap-1">
      {row.sources.map(({ id, name, attestation }) => (
        <span key={id} className="inline-flex flex-wrap items-center gap-1.5">
          {row.sources.length > 1 && <span className="text-xs text-ink-3">{name}</span>}
          {attestation !== null && (
            <span title={attestation.justification}>
              <Badge tone="met">enforced</Badge> by {attestation.byName}, ends{' '}
              <Time at={attestation.until} now={now} />
            </span>
          )}
          {mayAttest && <Attest sourceId={id} sourceName={name} isInForce={attestation !== null} now={now} />}
          {attestation === null && !mayAttest && <span className="text-ink-3">no</span>}
        </span>
      ))}
    </span>
  )
}
