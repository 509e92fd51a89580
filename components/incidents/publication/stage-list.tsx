import { clsx } from 'clsx'
import { StatusIcon } from '#components/ui/status-icon.tsx'
import { Time } from '#components/ui/time.tsx'
import type { PublicationView } from '#lib/incidents/model/publication.ts'
import { prepareStages, type Stage } from './prepare-stages.ts'

const looks = {
  done: { icon: 'met', ink: 'text-met', word: 'done' },
  next: { icon: 'at_risk', ink: 'text-accent', word: 'under way' },
  held: { icon: 'breached', ink: 'text-breach', word: 'held up' },
  open: { icon: 'unproven', ink: 'text-ink-3', word: 'to come' },
  dropped: { icon: 'unproven', ink: 'text-ink-3', word: 'dropped' },
} as const

/** The way to the public, stage by stage; each with its shape, its word and when it was reached. */
export function StageList({ publication, now }: { publication: PublicationView; now: Date }) {
  return (
    <ol aria-label="Stages" className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
      {prepareStages(publication).map((stage) => (
        <StageItem key={stage.state} stage={stage} now={now} />
      ))}
    </ol>
  )
}

function StageItem({ stage, now }: { stage: Stage; now: Date }) {
  const { icon, ink, word } = looks[stage.standing]
  return (
    <li
      className={clsx(
        'flex min-w-0 items-baseline gap-2 border-l-2 pl-2.5 sm:flex-col sm:gap-0.5 sm:border-t-2 sm:border-l-0 sm:pt-2 sm:pl-0',
        stage.standing === 'done'
          ? 'border-met'
          : stage.standing === 'held'
            ? 'border-breach'
            : 'border-line',
      )}
      aria-current={stage.standing === 'next' || stage.standing === 'held' ? 'step' : undefined}
    >
      <span className="flex items-center gap-1.5 text-sm font-medium">
        <span className={clsx('shrink-0', ink)}>
          <StatusIcon status={icon} />
        </span>
        {stage.title}
      </span>
      <span className={clsx('text-xs', stage.standing === 'held' ? 'text-breach' : 'text-ink-3')}>
        {stage.at === null ? word : <Time at={stage.at} now={now} />}
      </span>
    </li>
  )
}
