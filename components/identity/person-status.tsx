import { Badge, type BadgeTone } from '#components/ui/badge.tsx'

type Status = 'invited' | 'active' | 'disabled'
const looks: Record<Status, { tone: BadgeTone; word: string }> = {
  active: { tone: 'outline', word: 'active' },
  invited: { tone: 'accent', word: 'invited' },
  disabled: { tone: 'neutral', word: 'disabled' },
}

export function PersonStatus({ status }: { status: Status }) {
  return <Badge tone={looks[status].tone}>{looks[status].word}</Badge>
}
