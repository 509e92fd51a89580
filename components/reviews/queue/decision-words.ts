import { formatDate } from '#lib/platform/format/time.ts'
import type { QueueItem } from '#lib/reviews/model/item.ts'
import type { DecisionKind } from '#lib/reviews/model.ts'

/** Said of what is decided. */
export function decisionText({
  decision,
  approvedUntil,
  reduceToRole,
}: Pick<QueueItem, 'decision' | 'approvedUntil' | 'reduceToRole'>): string {
  switch (decision) {
    case 'approve':
      return 'Approved'
    case 'approve_until':
      return approvedUntil === null ? 'Approved' : `Approved until ${formatDate(new Date(approvedUntil))}`
    case 'revoke':
      return 'Revoked'
    case 'reduce':
      return `Reduced to ${reduceToRole ?? 'less'}`
    case null:
      return ''
  }
}

export const isAgainst = (decision: DecisionKind | null): boolean =>
  decision === 'revoke' || decision === 'reduce'

/** Who holds it: the person, else the account by its name. */
export const holderOf = ({ personName, username }: Pick<QueueItem, 'personName' | 'username'>): string =>
  personName ?? username

/** What stands under the name. */
export function standingOf(item: QueueItem): string {
  if (item.accountKind === 'service')
    return `service account, ${item.personName === null ? 'owner unknown' : `of ${item.personName}`}`
  if (item.personName === null) return 'nobody is known to own it'
  if (item.personState === 'left') return 'has left'
  return [item.personTitle, item.personDepartment].filter(Boolean).join(', ') || item.username
}

/** `today`, `3 d ago`, `never in 143 d`, `unknown`. */
export function lastUsed({ lastUsedAt, grantedAt, isUseKnown }: QueueItem, now: Date): string {
  const days = (at: string) => Math.floor((now.getTime() - new Date(at).getTime()) / 86_400_000)
  if (lastUsedAt !== null) return days(lastUsedAt) < 1 ? 'today' : `${days(lastUsedAt)} d ago`
  if (!isUseKnown) return 'unknown'
  return grantedAt === null ? 'never' : `never in ${Math.max(0, days(grantedAt))} d`
}
