import { Progress } from '#components/ui/progress.tsx'
import { Stat, StatRow } from '#components/ui/stat.tsx'
import { StatusIcon } from '#components/ui/status-icon.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { type ClockCard, clockCards } from '#lib/incidents/model/clock-cards.ts'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'
import { formatAbsolute } from '#lib/platform/format/time.ts'
import { clockLooks } from '../clock-mark.tsx'

const tones = {
  running: 'plain',
  at_risk: 'risk',
  breached: 'breach',
  stopped: 'plain',
  stopped_late: 'breach',
  voided: 'plain',
} as const
const fills = {
  running: 'accent',
  at_risk: 'risk',
  breached: 'breach',
  stopped: 'met',
  stopped_late: 'breach',
  voided: 'accent',
} as const

/** Every clock of an incident as a figure: how long it took or what is left, its target, and what stopped it. */
export function ClockCards({ incident, now }: { incident: IncidentDetail; now: Date }) {
  const cards = clockCards(incident, now)
  if (cards.length === 0) return null
  return (
    <StatRow>
      {cards.map((card) => (
        <Stat
          key={card.key}
          name={card.regulation === null ? card.name : `${card.name} (regulatory)`}
          tone={card.state === null ? 'plain' : tones[card.state]}
          value={<Value card={card} />}
          context={<Context card={card} />}
          {...(card.used !== null &&
            card.state !== null && {
              meter: (
                <Progress
                  thin
                  label={`${card.name}: share of its time that is used`}
                  value={card.used}
                  tone={fills[card.state]}
                />
              ),
            })}
        />
      ))}
    </StatRow>
  )
}

function Value({ card: { value, state, dueAt } }: { card: ClockCard }) {
  if (state === null) return value
  return (
    <span
      className="inline-flex items-center gap-2"
      {...(dueAt !== null && { title: `Due ${formatAbsolute(new Date(dueAt))}` })}
    >
      {value}
      <span className={clockLooks[state].ink}>
        <StatusIcon status={clockLooks[state].icon} />
        <span className="sr-only">{clockLooks[state].word}</span>
      </span>
    </span>
  )
}

function Context({ card: { context, proof, regulation } }: { card: ClockCard }) {
  return (
    <>
      {context}
      {regulation !== null && <span className="block">{regulation}</span>}
      {proof !== null && (
        <span className="mt-0.5 block text-pretty text-ink-2">
          {proof.href === null ? proof.text : <ProofLink text={proof.text} href={proof.href} />}
        </span>
      )}
    </>
  )
}

/** The proof of a clock is on this site, or the public page itself. */
function ProofLink({ text, href }: { text: string; href: string }) {
  return href.startsWith('/') ? (
    <TextLink href={href} prefetch={false}>
      {text}
    </TextLink>
  ) : (
    <a
      href={href}
      rel="noreferrer"
      className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-current"
    >
      {text}
    </a>
  )
}
