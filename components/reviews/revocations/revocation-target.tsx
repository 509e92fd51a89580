import { GrantPath } from '#components/access/grant-path.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { RevocationDetail } from '#lib/reviews/model/revocation-detail.ts'

/** Whose access goes, where, why, and who decided it. */
export function RevocationTarget({
  revocation,
  mayOpenReviews,
  now,
}: {
  revocation: RevocationDetail
  mayOpenReviews: boolean
  now: Date
}) {
  const { campaign, personId, personName } = revocation
  return (
    <DefinitionList
      items={[
        {
          term: 'Role',
          value: (
            <span className="inline-flex flex-wrap items-center gap-1.5">
              {revocation.role} on {revocation.resource}
              {revocation.isPrivileged && <Badge tone="breach">privileged</Badge>}
            </span>
          ),
        },
        ...(revocation.reduceToRole === null
          ? []
          : [{ term: 'What is left', value: revocation.reduceToRole }]),
        ...(revocation.path.length === 0
          ? []
          : [{ term: 'How it is held', value: <GrantPath path={revocation.path} /> }]),
        {
          term: 'Account',
          value: (
            <>
              <TextLink href={`/accounts?account=${revocation.accountId}`} prefetch={false}>
                {revocation.username}
              </TextLink>{' '}
              <span className="text-xs text-ink-3">{revocation.accountExternalId}</span>
            </>
          ),
        },
        {
          term: 'Person',
          value:
            personId === null ? (
              'nobody is known to own it'
            ) : (
              <TextLink href={`/people/${personId}`} prefetch={false}>
                {personName ?? 'No longer in the register'}
              </TextLink>
            ),
        },
        {
          term: 'System',
          value: (
            <TextLink href={`/systems/${revocation.systemId}`} prefetch={false}>
              {revocation.systemName}
            </TextLink>
          ),
        },
        {
          term: 'Asked by',
          value: (
            <>
              {revocation.requestedByName}, <Time at={new Date(revocation.requestedAt)} now={now} />
            </>
          ),
        },
        ...(campaign === null
          ? []
          : [
              {
                term: 'Review',
                value: mayOpenReviews ? (
                  <TextLink href={`/reviews/${campaign.id}`} prefetch={false}>
                    {campaign.title}
                  </TextLink>
                ) : (
                  campaign.title
                ),
              },
            ]),
        ...(revocation.reason === null ? [] : [{ term: 'Why', value: revocation.reason }]),
        { term: 'Proven by', value: `the next complete import of ${revocation.sourceName}` },
      ]}
    />
  )
}
