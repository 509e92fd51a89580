import { clsx } from 'clsx'

const fills = { done: 'bg-met', against: 'bg-breach', current: 'bg-accent', ahead: 'bg-line' }
export type SegmentState = keyof typeof fills

/** One thin block per item of a queue, in order: what was decided which way, where one is, what is ahead. */
export function Segments({ states, label }: { states: readonly SegmentState[]; label: string }) {
  return (
    <div role="img" aria-label={label} className="flex h-1.5 gap-px sm:gap-0.5">
      {Array.from(states.entries(), ([place, state]) => (
        <i key={place} className={clsx('block min-w-0 flex-1 rounded-[1px]', fills[state])} />
      ))}
    </div>
  )
}
