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
  if (state === 'left' && hasAccess) return <Badge tone="breach">left, access remains</Badge>
  return (
    <Badge tone={state === 'left' ? 'neutral' : 'outline'}>{employmentStateWords[state].toLowerCase()}</Badge>
  )
}
