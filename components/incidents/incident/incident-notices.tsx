import { Banner } from '#components/ui/banner.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'
import { incidentSeverityWords } from '#lib/incidents/model/words.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import { AcknowledgeButton } from './acknowledge-button.tsx'
import { DowngradeDecision } from './downgrade-decision.tsx'

/** What cannot wait: somebody is being called, a downgrade needs a second person. */
export function IncidentNotices({ incident, now }: { incident: IncidentDetail; now: Date }) {
  const { paging, waitingDowngrade: downgrade, may, number } = incident
  // While it is only classified, the button of the page says the same.
  const mayAnswer = may.acknowledge && incident.status !== 'classified'
  if (paging === null && downgrade === null) return null
  return (
    <div className="mb-4 grid gap-3">
      {paging !== null && (
        <Banner
          tone="breach"
          title={`${joinWithAnd(paging.names)} ${paging.names.length === 1 ? 'is' : 'are'} being called`}
          {...(mayAnswer && { actions: <AcknowledgeButton number={number} /> })}
        >
          Whoever acknowledges stops the clock and the calls. Without an answer the next on the list are
          called: <Deadline due={new Date(paging.answerBy)} now={now} nearMs={5 * minuteMs} />.
        </Banner>
      )}
      {downgrade !== null && (
        <Banner
          tone="risk"
          title={`${downgrade.proposedByName} proposes ${incidentSeverityWords[downgrade.to]}; it waits for a second person`}
          {...(may.decideDowngrade && {
            actions: <DowngradeDecision number={number} severityId={downgrade.id} />,
          })}
        >
          {downgrade.reason} Until somebody else agrees it stays{' '}
          {downgrade.from === null ? 'as it is' : incidentSeverityWords[downgrade.from]}, and what is owed
          does not become less either way.
        </Banner>
      )}
    </div>
  )
}
