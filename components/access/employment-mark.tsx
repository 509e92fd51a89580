import { Badge } from '#components/ui/badge.tsx'
import { employmentStateWords } from '#lib/access/model/words.ts'
import type { EmploymentState } from '#lib/access/model.ts'

/** Where somebody stands in the organisation; who left and can still sign in stands out. */
export function EmploymentMark({
  state,
  hasAccess = false,
}: {
  state: EmploymentState
  hasAccess?: boolean
}) {
  if (state === 'active') return <span className="text-ink-2">{employmentStateWords.active}</span>
  if (state === 'left' && hasAccess)
    return (
      <span className="inline-grid justify-items-start">
        <Badge tone="breach">left</Badge>
        <span className="text-xs text-breach">can sign in</span>
      </span>
    )
  return (
    <Badge tone={state === 'left' ? 'neutral' : 'outline'}>{employmentStateWords[state].toLowerCase()}</Badge>
  )
}
