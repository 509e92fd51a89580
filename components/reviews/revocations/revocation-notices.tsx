import { Banner } from '#components/ui/banner.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { RevocationDetail } from '#lib/reviews/model/revocation-detail.ts'
import { revocationWords } from '#lib/reviews/model/revocation-words.ts'

/** What a reader must know before they act: a false claim, a return, an acceptance, another revocation of the same. */
export function RevocationNotices({ revocation, now }: { revocation: RevocationDetail; now: Date }) {
  const { status, isFalseClaim, claimedAt, claimedByName, claimNote, regrantedAt, may, others } = revocation
  const other = others[0]
  return (
    <>
      {isFalseClaim && claimedAt !== null && (
        <Banner tone="breach" title="It was said to be done, and was not">
          {claimedByName} said so <Time at={new Date(claimedAt)} now={now} />; a later complete import still
          shows the access.
        </Banner>
      )}
      {status === 'claimed_done' && claimedAt !== null && (
        <Banner title={`${claimedByName ?? 'Somebody'} says that it is done`}>
          <Time at={new Date(claimedAt)} now={now} />
          {claimNote !== null && <>: “{claimNote}”</>}. The clock stops when a complete import shows it gone.
        </Banner>
      )}
      {status === 'regranted' && regrantedAt !== null && (
        <Banner tone="breach" title="It came back">
          An import shows it again since <Time at={new Date(regrantedAt)} now={now} form="absolute" />. Revoke
          it again, or have it approved in a review.
        </Banner>
      )}
      {status === 'risk_accepted' && (
        <Banner tone="risk" title={`${revocation.riskAcceptedByName ?? 'Somebody'} accepted the risk`}>
          It counts as its own state, never as proven.
        </Banner>
      )}
      {may.whyNotAcceptRisk !== null && (
        <p className="text-sm text-ink-2">{may.whyNotAcceptRisk} Another lead may accept the risk.</p>
      )}
      {other !== undefined && (
        <p className="text-sm text-ink-2">
          The same access was asked to go <Time at={new Date(other.requestedAt)} now={now} />, too:{' '}
          <TextLink href={`/revocations/${other.id}`} prefetch={false}>
            {revocationWords[other.status].toLowerCase()}
          </TextLink>
          .
        </p>
      )}
    </>
  )
}
