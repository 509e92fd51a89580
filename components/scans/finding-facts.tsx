import { Deadline } from '#components/ui/deadline.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { Severity } from '#components/ui/severity.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { facetLabel } from '#lib/scans/model/facet-words.ts'
import type { FindingDetail } from '#lib/scans/model/finding-detail.ts'
import { FindingState } from './finding-state.tsx'

/** What is known of a finding, in names and values. */
export function FindingFacts({ finding, now }: { finding: FindingDetail; now: Date }) {
  const { row } = finding
  const installed = [row.packageName, row.packageVersion].filter((part) => part !== null).join(' ')
  return (
    <DefinitionList
      items={[
        { term: 'Severity', value: <Severity severity={row.severity} /> },
        { term: 'State', value: <FindingState state={row.state} /> },
        { term: 'Deadline', value: <DeadlineFact finding={finding} now={now} /> },
        { term: 'Type', value: facetLabel('type', row.type) },
        {
          term: 'Asset',
          value: (
            <TextLink quiet href={`/findings?asset=${row.assetId}`}>
              {row.assetName}
            </TextLink>
          ),
        },
        { term: 'Branch', value: row.branch },
        { term: 'Rule', value: <span className="font-mono text-xs">{row.ruleId}</span> },
        ...optional('Also known as', finding.aliases.join(', ')),
        ...optional('Package', installed),
        ...optional('Fixed in', row.fixedVersion),
        ...optional('Package URL', finding.purl, true),
        ...optional('Path', finding.path === null ? null : row.place, true),
        ...optional('Resource', finding.resource, true),
        { term: 'Found in', value: <span className="font-mono text-xs break-all">{finding.target}</span> },
        {
          term: 'First seen',
          value: (
            <>
              <Time at={finding.firstSeenAt} now={now} />
              {finding.reopenCount > 0 && `, came back ${formatQuantity(finding.reopenCount, 'time')}`}
            </>
          ),
        },
      ]}
    />
  )
}

function DeadlineFact({ finding: { row, slaDays }, now }: { finding: FindingDetail; now: Date }) {
  if (row.dueAt !== null) {
    return (
      <>
        <Deadline due={new Date(row.dueAt)} now={now} />
        {slaDays !== null && <span className="text-ink-3"> of {formatQuantity(slaDays, 'day')}</span>}
      </>
    )
  }
  if (row.closedAt !== null) {
    return (
      <>
        fixed <Time at={new Date(row.closedAt)} now={now} />
      </>
    )
  }
  if (row.dispositionUntil !== null) {
    return (
      <>
        accepted until <Time at={new Date(row.dispositionUntil)} now={now} form="absolute" />
      </>
    )
  }
  if (row.disposition !== 'none') return 'None: it was judged not to apply'
  if (row.type === 'secret') return 'None: fix at once'
  return slaDays === null ? 'None' : 'None: another branch than the one that posture counts'
}

function optional(term: string, value: string | null, isCode = false) {
  if (value === null || value === '') return []
  return [{ term, value: isCode ? <span className="font-mono text-xs break-all">{value}</span> : value }]
}
