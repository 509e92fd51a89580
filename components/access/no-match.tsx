import SearchX from 'lucide-react/icons/search-x'
import { LinkButton } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** A filter that nothing passes, and the way out of it. */
export function NoMatch({ what, href }: { what: string; href: string }) {
  return (
    <EmptyState
      title={`${what} matches these filters`}
      icon={<SearchX />}
      actions={<LinkButton href={href}>Clear the filters</LinkButton>}
    >
      Remove a filter above, or search for other words.
    </EmptyState>
  )
}
