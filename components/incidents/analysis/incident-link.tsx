import { TextLink } from '#components/ui/text-link.tsx'
import { incidentName } from '#lib/incidents/model.ts'
import { withAsOf } from '#lib/posture/model/as-of.ts'

/** An incident by its title and number, on the day that is shown. */
export function IncidentLink({ number, title, day }: { number: number; title: string; day: string | null }) {
  return (
    <>
      <TextLink quiet href={withAsOf(`/incidents/${number}`, day)} prefetch={false} className="font-medium">
        {title}
      </TextLink>{' '}
      <span className="text-xs whitespace-nowrap text-ink-3 tabular-nums">{incidentName(number)}</span>
    </>
  )
}
