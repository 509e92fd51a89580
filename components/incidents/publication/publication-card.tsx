import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { Time } from '#components/ui/time.tsx'
import { isUnderWay, type PublicationView } from '#lib/incidents/model/publication.ts'
import { PublicationDeeds } from './publication-deeds.tsx'
import { PublicationProof } from './publication-proof.tsx'
import { StageList } from './stage-list.tsx'

/** One publication: how far it is, what keeps it back and what to do about it, and its proof. */
export function PublicationCard({
  publication,
  mayPublish,
  now,
}: {
  publication: PublicationView
  mayPublish: boolean
  now: Date
}) {
  const { version, block, requestedAt, requestedByName } = publication
  return (
    <Card
      level={3}
      title={`Version ${version} ${said(publication)}`}
      note={
        <>
          {requestedByName}, <Time at={requestedAt} now={now} />
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <StageList publication={publication} now={now} />
        {block !== null && (
          <Banner tone={block.needs === 'person' ? 'breach' : 'risk'} title={block.message}>
            <p>{block.nextStep}</p>
            <NextLook publication={publication} now={now} />
          </Banner>
        )}
        {mayPublish && isUnderWay(publication) && <PublicationDeeds publication={publication} />}
        <PublicationProof publication={publication} now={now} />
      </div>
    </Card>
  )
}

function NextLook({
  publication: { nextAttemptAt, attempts },
  now,
}: {
  publication: PublicationView
  now: Date
}) {
  if (nextAttemptAt === null) return null
  return (
    <p className="mt-1 text-xs text-ink-2">
      Looked at {attempts === 1 ? 'once' : `${attempts} times`} like this;{' '}
      {nextAttemptAt > now ? (
        <>
          again <Time at={nextAttemptAt} now={now} />
        </>
      ) : (
        'again within a minute'
      )}
      .
    </p>
  )
}

function said({ state, block }: PublicationView): string {
  if (state === 'proven') return 'is public, and proven'
  if (state === 'cancelled') return 'was cancelled'
  if (block === null) return 'is on its way'
  return block.needs === 'person' ? 'needs somebody' : 'waits'
}
