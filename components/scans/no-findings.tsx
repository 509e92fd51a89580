import SearchX from 'lucide-react/icons/search-x'
import ShieldCheck from 'lucide-react/icons/shield-check'
import { LinkButton } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** Why the list is empty, and what to do about it. */
export function NoFindings({
  isFiltered,
  status,
  mayUpload,
}: {
  isFiltered: boolean
  status: 'open' | 'fixed'
  mayUpload: boolean
}) {
  if (isFiltered) {
    return (
      <EmptyState
        title="No finding matches these filters"
        icon={<SearchX />}
        actions={
          <LinkButton href={status === 'open' ? '/findings' : '/findings?status=fixed'}>
            Clear the filters
          </LinkButton>
        }
      >
        Remove a filter above, or search for other words.
      </EmptyState>
    )
  }
  if (status === 'fixed') {
    return (
      <EmptyState title="Nothing was fixed yet" icon={<ShieldCheck />}>
        A finding counts as fixed when a complete scan of the same scope no longer shows it.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="Nothing is open"
      icon={<ShieldCheck />}
      actions={
        <>
          {mayUpload && (
            <LinkButton href="/upload" variant="primary">
              Upload a report
            </LinkButton>
          )}
          <LinkButton href="/runs">See the scan runs</LinkButton>
        </>
      }
    >
      Either every scan was clean, or nothing has been scanned yet: the scan runs say which.
    </EmptyState>
  )
}
