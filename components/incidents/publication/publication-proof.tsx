import { Copyable } from '#components/ui/copyable.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { PublicationView } from '#lib/incidents/model/publication.ts'

/** What is known of a publication: where it goes, what came of it, and the proof that anybody can check. */
export function PublicationProof({ publication, now }: { publication: PublicationView; now: Date }) {
  const { destination, path, pullRequest, commitSha, mergedAt, provenAt, evidenceId, publicUrl } = publication
  const items = [
    { term: 'Goes to', value: `${destination.name}: ${destination.where}, ${path}` },
    pullRequest !== null && {
      term: 'Pull request',
      value: (
        <TextLink href={pullRequest.url} rel="noreferrer">
          #{pullRequest.number}
        </TextLink>
      ),
    },
    commitSha !== null && { term: 'Commit', value: <Copyable value={commitSha} label="the commit" /> },
    { term: 'Git blob', value: <Copyable value={publication.blobSha} label="the git blob id" /> },
    mergedAt !== null && {
      term: destination.kind === 'github' ? 'Merged' : 'On the server',
      value: <Time at={mergedAt} now={now} form="absolute" />,
    },
    {
      term: 'Public page',
      value:
        provenAt === null ? (
          <code className="font-mono text-xs">{publicUrl}</code>
        ) : (
          <TextLink href={publicUrl} rel="noreferrer">
            {publicUrl}
          </TextLink>
        ),
    },
    provenAt !== null &&
      evidenceId !== null && {
        term: 'Read by anybody',
        value: (
          <>
            <Time at={provenAt} now={now} form="absolute" />, the same blob.{' '}
            <TextLink href={`/evidence/${evidenceId}`}>The page as it was fetched</TextLink>
          </>
        ),
      },
  ]
  return <DefinitionList items={items.filter((item) => item !== false)} />
}
