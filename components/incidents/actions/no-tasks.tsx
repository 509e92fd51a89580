import { LinkButton } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** A list of actions without any. */
export function NoTasks({ isEverybodys, isOpenSegment }: { isEverybodys: boolean; isOpenSegment: boolean }) {
  return isOpenSegment ? (
    <EmptyState
      title={isEverybodys ? 'No action is open' : 'Nothing is left for you to do'}
      actions={
        <LinkButton href={isEverybodys ? '/actions?segment=all&whose=all' : '/actions?segment=all'}>
          Show what was done
        </LinkButton>
      }
    >
      Tasks and follow-up actions are given on the page of an incident. They stay here after it is closed,
      until something shows that they are done.
    </EmptyState>
  ) : (
    <EmptyState title="No action matches">Choose another state.</EmptyState>
  )
}
