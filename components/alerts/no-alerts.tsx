import BellOff from 'lucide-react/icons/bell-off'
import { LinkButton } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { type InboxFilter, inboxHref } from '#lib/alerts/model/inbox.ts'

/** An inbox without a row, and what would bring one. */
export function NoAlerts({ filter, maySeeAll }: { filter: InboxFilter; maySeeAll: boolean }) {
  if (filter.show === 'closed')
    return (
      <EmptyState title="Nothing was closed" icon={<BellOff />}>
        An alert closes by itself when its cause is gone, and is then kept here.
      </EmptyState>
    )
  return (
    <EmptyState
      title={filter.whose === 'all' ? 'No alert is open' : 'No alert is yours'}
      icon={<BellOff />}
      actions={
        filter.whose === 'mine' &&
        maySeeAll && <LinkButton href={inboxHref({ ...filter, whose: 'all' })}>Everybody’s alerts</LinkButton>
      }
    >
      One comes up when a review or a revocation is late, when access comes back that was revoked, when a
      privileged account is nobody’s, when a second factor is lost in production, or when an import is stale
      or incomplete.
    </EmptyState>
  )
}
