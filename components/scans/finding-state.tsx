import { Badge, type BadgeTone } from '#components/ui/badge.tsx'
import { facetLabel } from '#lib/scans/model/facet-words.ts'
import type { FindingState as State } from '#lib/scans/model.ts'

const tones: Record<State, BadgeTone> = {
  new: 'accent',
  reopened: 'breach',
  active: 'neutral',
  to_review: 'risk',
  accepted: 'outline',
  suppressed: 'outline',
  fixed: 'met',
}

/** A finding's derived state. */
export function FindingState({ state }: { state: State }) {
  return <Badge tone={tones[state]}>{facetLabel('state', state)}</Badge>
}
