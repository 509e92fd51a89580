import { Card } from '#components/ui/card.tsx'
import { Copyable } from '#components/ui/copyable.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { EvidenceLink, RevocationDetail } from '#lib/reviews/model/revocation-detail.ts'

/** The two documents between which access went: the one that showed it, the later one that no longer does. */
export function ProofEnds({
  revocation,
  mayOpen,
  now,
}: {
  revocation: RevocationDetail
  /** Evidence is not for everybody who may see that it exists. */
  mayOpen: boolean
  now: Date
}) {
  const { seenEvidence, proofEvidence, regrantEvidence, lastComplete } = revocation
  return (
    <div className="grid gap-4">
      <Document title="It was there" evidence={seenEvidence} mayOpen={mayOpen} now={now} />
      {proofEvidence === null ? (
        <Card title="It is gone" note="not proven">
          <p className="text-sm text-ink-2">
            {lastComplete === null
              ? 'No complete import of this feed is known. A partial one proves nothing.'
              : lastComplete.isHeld
                ? 'The newest complete import still shows it.'
                : 'The newest complete import is no newer than the decision.'}{' '}
            {lastComplete !== null && (
              <TextLink href={`/imports/${lastComplete.importId}`} prefetch={false}>
                Seen <Time at={new Date(lastComplete.observedAt)} now={now} />
              </TextLink>
            )}
          </p>
        </Card>
      ) : (
        <Document title="It is gone" evidence={proofEvidence} mayOpen={mayOpen} now={now} />
      )}
      {regrantEvidence !== null && (
        <Document title="It was given again" evidence={regrantEvidence} mayOpen={mayOpen} now={now} />
      )}
    </div>
  )
}

function Document({
  title,
  evidence,
  mayOpen,
  now,
}: {
  title: string
  evidence: EvidenceLink
  mayOpen: boolean
  now: Date
}) {
  return (
    <Card
      title={title}
      note={
        mayOpen && (
          <TextLink href={`/evidence/${evidence.id}`} prefetch={false}>
            Evidence<span className="sr-only">: {title}</span>
          </TextLink>
        )
      }
    >
      <DefinitionList
        items={[
          { term: 'Source', value: evidence.source },
          { term: 'Shows', value: <Time at={new Date(evidence.observedAt)} now={now} form="absolute" /> },
          { term: 'Received', value: <Time at={new Date(evidence.receivedAt)} now={now} form="absolute" /> },
          {
            term: 'SHA-256',
            value: <Copyable value={evidence.sha256} label={`SHA-256 of “${title}”`} />,
          },
        ]}
      />
    </Card>
  )
}
