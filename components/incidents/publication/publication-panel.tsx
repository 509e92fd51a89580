import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { isUnderWay, type PublicationList } from '#lib/incidents/model/publication.ts'
import { PublicationCard } from './publication-card.tsx'
import { PublishDialog } from './publish-dialog.tsx'

/**
 * The publications of a post-mortem, the newest first, and the way to the next one.
 * @param version the newest one saved
 * @param isApproved whether two people approved exactly that one
 */
export function PublicationPanel({
  number,
  version,
  isApproved,
  list,
  now,
}: {
  number: number
  version: number
  isApproved: boolean
  list: PublicationList
  now: Date
}) {
  const { publications, destinations, mayPublish } = list
  const isPublic = publications.some((one) => one.version === version && one.state === 'proven')
  const mayBegin = mayPublish && isApproved && !isPublic && !publications.some(isUnderWay)
  return (
    <div className="flex flex-col gap-4">
      {mayBegin && destinations.length > 0 && (
        <div>
          <PublishDialog number={number} version={version} destinations={destinations} />
        </div>
      )}
      {mayBegin && destinations.length === 0 && (
        <EmptyState title="There is no repository to publish in yet">
          <TextLink href="/incidents/settings">Add one under Incident settings</TextLink>, then publish this
          version here.
        </EmptyState>
      )}
      {publications.map((publication) => (
        <PublicationCard key={publication.id} publication={publication} mayPublish={mayPublish} now={now} />
      ))}
      {publications.length === 0 && !mayBegin && (
        <EmptyState title="Nothing of it is public">
          {isApproved
            ? `Version ${version} is approved. The lead publishes it.`
            : 'Two people other than its author approve a version, then the lead publishes it.'}
        </EmptyState>
      )}
    </div>
  )
}
