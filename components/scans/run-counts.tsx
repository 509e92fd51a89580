import { Stat, StatRow } from '#components/ui/stat.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { formatCount } from '#lib/platform/format/count.ts'
import type { RunReceipt } from '#lib/scans/model/run.ts'

/** What a run did to the findings of its scope, with the way to them. */
export function RunCounts({ run }: { run: RunReceipt }) {
  const { counts } = run
  if (counts === null) return null
  const opened = counts.opened + counts.reopened
  return (
    <StatRow>
      <Stat
        name="Elements in the report"
        value={formatCount(counts.elements)}
        context={
          run.expectedCount === null
            ? 'the report states no count'
            : `the report states ${formatCount(run.expectedCount)}`
        }
      />
      <Stat
        name="Findings"
        value={formatCount(counts.findings)}
        context={`${formatCount(counts.changed)} changed, ${formatCount(counts.unchanged)} as before`}
      />
      <Stat
        name="Opened"
        value={formatCount(opened)}
        tone={opened > 0 ? 'breach' : 'plain'}
        context={
          opened === 0 ? (
            'nothing new'
          ) : (
            <TextLink href={`/findings?run=${run.id}`}>
              {counts.reopened > 0
                ? `see them, ${formatCount(counts.reopened)} came back`
                : 'see those still open'}
            </TextLink>
          )
        }
      />
      <Stat
        name="Fixed"
        value={formatCount(counts.fixed)}
        tone={counts.fixed > 0 ? 'met' : 'plain'}
        context={
          counts.fixed === 0 ? (
            'nothing was closed'
          ) : (
            <TextLink href={`/findings?status=fixed&run=${run.id}`}>see them</TextLink>
          )
        }
      />
    </StatRow>
  )
}
