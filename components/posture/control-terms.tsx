import { Card } from '#components/ui/card.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { cadenceWords, parameterLines } from '#lib/policy/model/wording.ts'
import type { Control } from '#lib/policy/model.ts'

/** What the policy asks of the control: when it is met, its numbers, who answers for it. */
export function ControlTerms({ control, version }: { control: Control; version: number }) {
  const days = formatQuantity(control.evidence.timeToLiveDays, 'day')
  return (
    <Card
      title="What the policy asks"
      note={
        <TextLink href="/policy" quiet>
          version {version}
        </TextLink>
      }
    >
      <DefinitionList
        items={[
          { term: 'Met when', value: control.metWhen },
          ...parameterLines(control.parameters).map(({ name, value }) => ({ term: name, value })),
          { term: 'Falls due', value: cadenceWords[control.cadence] },
          { term: 'Evidence', value: `${control.evidence.kinds.join(', ')}; each counts for ${days}` },
          { term: 'Source of truth', value: control.sourceOfTruth },
          { term: 'Answers for it', value: control.ownerRole },
          { term: 'Check', value: <code className="font-mono text-xs">{control.id}</code> },
        ]}
      />
    </Card>
  )
}
