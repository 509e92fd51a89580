import { Card } from '#components/ui/card.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import type { EvidenceDetail } from '#lib/evidence/model.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { Completeness } from './freshness.tsx'

/** How complete a record is, in the collector's own numbers. */
export function ReceiptCard({ receipt }: Pick<EvidenceDetail, 'receipt'>) {
  const { expectedCount, receivedCount, problems } = receipt
  return (
    <Card title="Completeness receipt" note={<Completeness isComplete={receipt.isComplete} />}>
      <DefinitionList
        items={[
          { term: 'Received', value: formatCount(receivedCount) },
          {
            term: 'Expected',
            value: expectedCount === null ? 'the report states no count' : formatCount(expectedCount),
          },
          { term: 'Pages', value: receipt.isPaginationFinished ? 'read to the end' : 'not read to the end' },
          { term: 'Configuration', value: receipt.query || 'none stated' },
          { term: 'Encoding', value: receipt.encoding },
          { term: 'Problems', value: problems.length === 0 ? 'none' : formatCount(problems.length) },
        ]}
      />
      {problems.length > 0 && (
        <ul className="mt-3 grid gap-2 border-t border-line-2 pt-3 text-sm">
          {problems.map((problem) => (
            <li key={`${problem.where} ${problem.what}`}>
              {problem.what} <span className="text-ink-2">{problem.nextStep}</span>
              <code className="block font-mono text-xs break-all text-ink-3">{problem.where}</code>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
