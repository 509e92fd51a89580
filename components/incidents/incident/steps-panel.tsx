import type { ReactNode } from 'react'
import { Card } from '#components/ui/card.tsx'
import { StatusIcon } from '#components/ui/status-icon.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { IncidentDetail, StepView } from '#lib/incidents/model/incident.ts'
import type { StepEvidence } from '#lib/incidents/model/step-evidence.ts'
import { responseStepWords } from '#lib/incidents/model/words.ts'
import { ClaimStep } from './claim-step.tsx'

/** The four steps of the response: who says so, since when, and the entries that prove it. */
export function StepsPanel({
  incident,
  evidence,
  now,
}: {
  incident: IncidentDetail
  /** Entries that can prove a step; empty where nobody may claim one. */
  evidence: readonly StepEvidence[]
  now: Date
}) {
  const { number, steps, may, detectedAt } = incident
  const isOpen =
    may.respond && incident.resolvedAt === null && !['closed', 'dismissed'].includes(incident.status)
  return (
    <Card title="Steps" note="each with its evidence" flush>
      <ul>
        {steps.map((step) => (
          <li key={step.step} className="border-t border-line-2 px-3.5 py-2.5">
            <Step number={number} step={step} now={now}>
              {step.claim === null && isOpen && (
                <ClaimStep
                  number={number}
                  step={step.step}
                  evidence={evidence}
                  detectedAt={detectedAt}
                  now={now}
                />
              )}
            </Step>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Step({
  number,
  step: { step, claim, voidedCount },
  now,
  children,
}: {
  number: number
  step: StepView
  now: Date
  /** The way to claim it. */
  children: ReactNode
}) {
  return (
    <>
      <div className="flex items-center gap-2 text-sm">
        <span className={claim === null ? 'text-unproven' : 'text-met'}>
          <StatusIcon status={claim === null ? 'unproven' : 'met'} />
        </span>
        <span className="font-medium">{responseStepWords[step]}</span>
        <span className="ml-auto text-right text-xs text-ink-3">
          {claim === null ? (
            'not proven'
          ) : (
            <>
              {claim.byName}, <Time at={new Date(claim.doneAt)} now={now} />
            </>
          )}
        </span>
        {children}
      </div>
      {claim !== null && (
        <p className="mt-0.5 pl-5.5 text-xs text-pretty text-ink-2">
          {claim.note}{' '}
          {claim.evidence.map(({ eventId, sequence, excerpt }) => (
            <TextLink
              key={eventId}
              href={entryHref(number, excerpt)}
              prefetch={false}
              title={excerpt}
              className="mr-1.5"
            >
              entry {sequence}
            </TextLink>
          ))}
        </p>
      )}
      {voidedCount > 0 && (
        <p className="mt-0.5 pl-5.5 text-xs text-ink-3">An earlier claim was void when it was re-opened.</p>
      )}
    </>
  )
}

/** The timeline, narrowed to the entries with these words: it may be long, and this one far down. */
function entryHref(number: number, excerpt: string): string {
  const words = excerpt.split('\n')[0]?.trim().slice(0, 60) ?? ''
  return words === ''
    ? `/incidents/${number}#timeline`
    : `/incidents/${number}?${new URLSearchParams({ q: words })}#timeline`
}
