import type { AssignableUsers } from '#lib/incidents/model/assignable.ts'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'
import type { RegulatoryClockLine } from '#lib/incidents/model/regulatory-clock.ts'
import type { StepEvidence } from '#lib/incidents/model/step-evidence.ts'
import { TaskPanel } from '../actions/task-panel.tsx'
import { IncidentFacts } from './incident-facts.tsx'
import { IncidentHistory } from './incident-history.tsx'
import { RegulatoryPanel } from './regulatory-panel.tsx'
import { SeverityPanel } from './severity-panel.tsx'

/** Beside the timeline, or below it: what is to be done, how grave it is, and what it is about. */
export function IncidentSide({
  incident,
  evidence,
  people,
  rules,
  mayReadAccess,
  now,
}: {
  incident: IncidentDetail
  evidence: readonly StepEvidence[]
  people: AssignableUsers
  rules: readonly RegulatoryClockLine[]
  mayReadAccess: boolean
  now: Date
}) {
  return (
    <div className="grid min-w-0 content-start gap-4">
      <TaskPanel incident={incident} kind="task" people={people.owners} now={now} />
      <TaskPanel incident={incident} kind="follow_up" people={people.owners} now={now} />
      <RegulatoryPanel incident={incident} rules={rules} evidence={evidence} now={now} />
      <SeverityPanel incident={incident} now={now} />
      <IncidentFacts incident={incident} mayReadAccess={mayReadAccess} now={now} />
      <IncidentHistory incident={incident} now={now} />
    </div>
  )
}
