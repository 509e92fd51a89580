'use client'

import { Button, LinkButton } from '#components/ui/button.tsx'
import {
  beginRecoveryAction,
  beginTriageAction,
  closeIncidentAction,
  resolveIncidentAction,
} from '#lib/incidents/actions/incidents.ts'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'
import type { StepEvidence } from '#lib/incidents/model/step-evidence.ts'
import { AcknowledgeButton } from './acknowledge-button.tsx'
import { ClaimStep } from './claim-step.tsx'
import { MoveButton } from './move-button.tsx'
import { primaryMove } from './primary-move.ts'

/** The next thing to do about an incident, in one button. */
export function PrimaryButton({
  incident,
  evidence,
  now,
  onClassify,
}: {
  incident: IncidentDetail
  evidence: readonly StepEvidence[]
  now: Date
  onClassify: () => void
}) {
  const { number, owesPostMortem } = incident
  const move = primaryMove(incident)
  switch (move?.kind) {
    case undefined:
      return null
    case 'classify':
      return (
        <Button variant="primary" data-primary-move aria-haspopup="dialog" onClick={onClassify}>
          Classify
        </Button>
      )
    case 'acknowledge':
      return <AcknowledgeButton number={number} />
    case 'begin-triage':
      return <MoveButton label="Begin triage" move={(note) => beginTriageAction({ number, note })} />
    case 'claim':
      return (
        <ClaimStep
          number={number}
          step={move.step}
          evidence={evidence}
          detectedAt={incident.detectedAt}
          now={now}
          trigger={
            <Button variant="primary" data-primary-move>
              {move.label}
            </Button>
          }
        />
      )
    case 'begin-recovery':
      return <MoveButton label="Begin recovery" move={(note) => beginRecoveryAction({ number, note })} />
    case 'resolve':
      return (
        <MoveButton
          label="Resolve"
          ask={{
            title: 'Resolve the incident',
            description: owesPostMortem
              ? 'It is over for those who use the service. From this moment the clock of the public post-mortem runs.'
              : 'It is over for those who use the service. No public post-mortem is owed.',
          }}
          move={(note) => resolveIncidentAction({ number, note })}
        />
      )
    case 'post-mortem':
      return (
        <LinkButton
          variant="primary"
          data-primary-move
          href={`/incidents/${number}/post-mortem`}
          prefetch={false}
        >
          {move.label}
        </LinkButton>
      )
    case 'close':
      return (
        <MoveButton
          label="Close"
          ask={{
            title: 'Close the incident',
            description:
              'Its record becomes evidence. Follow-up actions stay open and are still called for when they are late.',
          }}
          move={(note) => closeIncidentAction({ number, note })}
        />
      )
  }
}
