import { Card } from '#components/ui/card.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'

/** What is known beside the timeline: when it was seen, what it concerns, what it is called elsewhere. */
export function IncidentFacts({
  incident,
  mayReadAccess,
  now,
}: {
  incident: IncidentDetail
  mayReadAccess: boolean
  now: Date
}) {
  const { systems, references, causeCategory, reportId, postMortem } = incident
  return (
    <Card title="About it">
      <p className="mb-3 text-sm text-pretty whitespace-pre-line">{incident.summary}</p>
      <DefinitionList
        items={[
          {
            term: 'Seen',
            value: <Time at={new Date(incident.detectedAt)} now={now} />,
          },
          {
            term: 'Reported',
            value: (
              <>
                <Time at={new Date(incident.reportedAt)} now={now} /> by {incident.reportedByName}
              </>
            ),
          },
          ...(systems.length > 0
            ? [
                {
                  term: 'Systems',
                  value: (
                    <ul>
                      {systems.map(({ id, name }) => (
                        <li key={id}>
                          {mayReadAccess ? (
                            <TextLink href={`/systems/${id}`} prefetch={false}>
                              {name}
                            </TextLink>
                          ) : (
                            name
                          )}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
          ...(causeCategory === null ? [] : [{ term: 'Cause', value: causeCategory }]),
          ...(references.length > 0
            ? [
                {
                  term: 'Elsewhere',
                  value: references.map(({ source, externalId }) => `${source} ${externalId}`).join(', '),
                },
              ]
            : []),
          ...(reportId === null
            ? []
            : [
                {
                  term: 'From',
                  value: (
                    <TextLink href={`/reports/${reportId}`} prefetch={false}>
                      a confidential report
                    </TextLink>
                  ),
                },
              ]),
          ...(postMortem === null
            ? []
            : [
                {
                  term: 'Post-mortem',
                  value: (
                    <TextLink href={`/incidents/${incident.number}/post-mortem`} prefetch={false}>
                      {postMortem.status}, version {postMortem.version}
                    </TextLink>
                  ),
                },
              ]),
        ]}
      />
    </Card>
  )
}
