import { Badge } from '#components/ui/badge.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { SystemDetail } from '#lib/access/model/system-detail.ts'
import { criticalityWords, environmentWords } from '#lib/access/model/words.ts'

/** What people say of a system, in a line; what is not said yet is named. */
export function SystemLede({ system }: { system: SystemDetail }) {
  const { environment, criticality, ownerId, ownerName, isIdentityAware, purpose, retiredAt } = system
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {purpose !== null && <span className="basis-full">{purpose}</span>}
      {retiredAt !== null && <Badge tone="unproven">retired</Badge>}
      {environment === null ? (
        <Badge tone="risk">environment not said</Badge>
      ) : (
        <Badge tone="outline">{environmentWords[environment].toLowerCase()}</Badge>
      )}
      {criticality !== null && (
        <Badge tone={criticality === 'critical' ? 'breach' : 'outline'}>
          {criticalityWords[criticality].toLowerCase()}
        </Badge>
      )}
      {isIdentityAware !== null && (
        <Badge tone={isIdentityAware ? 'met' : 'breach'}>
          {isIdentityAware ? 'identity-aware' : 'trusts its network'}
        </Badge>
      )}
      {ownerId === null ? (
        <Badge tone="risk">no owner</Badge>
      ) : (
        <span>
          owned by{' '}
          <TextLink href={`/people/${ownerId}`} prefetch={false}>
            {ownerName ?? 'somebody no register names'}
          </TextLink>
        </span>
      )}
    </span>
  )
}
