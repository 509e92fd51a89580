import { clsx } from 'clsx'
import { Badge, type BadgeTone } from '#components/ui/badge.tsx'
import type { ItemReason, QueueItem } from '#lib/reviews/model/item.ts'
import { decisionText, holderOf, isAgainst, lastUsed, standingOf } from './decision-words.ts'

/** The word beside the access, for the reasons that have one; the rest is told in the panel. */
const marks: Partial<Record<ItemReason['code'], { word: string; tone: BadgeTone }>> = {
  leaver: { word: 'leaver', tone: 'breach' },
  orphan: { word: 'orphan', tone: 'breach' },
  separation_of_duties: { word: 'conflict', tone: 'breach' },
  changed: { word: 'changed', tone: 'accent' },
  new: { word: 'new', tone: 'accent' },
  privileged: { word: 'privileged', tone: 'risk' },
  unused: { word: 'unused', tone: 'risk' },
  no_mfa: { word: 'no MFA', tone: 'risk' },
}
const mostMarks = 3

/** One item in the list: whose, what, when it was last used, what was decided. */
export function QueueRow({
  item,
  isActive,
  isSelected,
  isSelectable,
  now,
  onOpen,
  onSelect,
}: {
  item: QueueItem
  isActive: boolean
  isSelected: boolean
  isSelectable: boolean
  now: Date
  onOpen: () => void
  onSelect: () => void
}) {
  const isDone = item.decision !== null || item.closed !== null
  const shown = item.reasons.flatMap(({ code }) => marks[code] ?? []).slice(0, mostMarks)
  return (
    <div
      data-item={item.id}
      className={clsx(
        'relative grid grid-cols-[1.75rem_minmax(0,1fr)_auto] items-center gap-x-2 border-b border-line-2 px-2 py-2 text-sm sm:grid-cols-[1.75rem_minmax(0,11rem)_minmax(0,1fr)_5.5rem_7rem]',
        isActive ? 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]' : 'hover:bg-hover',
      )}
    >
      <input
        type="checkbox"
        className="relative z-10 size-4 accent-[var(--accent)] max-sm:size-5"
        aria-label={`Select ${item.role} of ${holderOf(item)}`}
        checked={isSelected}
        disabled={!isSelectable || isDone}
        onChange={onSelect}
      />
      <button
        type="button"
        data-item-button
        onClick={onOpen}
        aria-current={isActive ? 'true' : undefined}
        className="min-w-0 text-left after:absolute after:inset-0"
      >
        <span className={clsx('block truncate font-medium', isDone && 'font-normal text-ink-2')}>
          {holderOf(item)}
        </span>
        <span className="block truncate text-xs text-ink-3">{standingOf(item)}</span>
      </button>
      <span className={clsx('min-w-0 max-sm:col-start-2 max-sm:row-start-2', isDone && 'text-ink-2')}>
        <span className="mr-1.5 break-words">
          {item.role}, {item.systemName}
        </span>
        <span className="inline-flex flex-wrap gap-1 align-middle">
          {shown.map(({ word, tone }) => (
            <Badge key={word} tone={tone}>
              {word}
            </Badge>
          ))}
        </span>
      </span>
      <span className="text-right text-xs tabular-nums text-ink-2 max-sm:hidden">{lastUsed(item, now)}</span>
      <span
        className={clsx(
          'text-right text-xs font-medium max-sm:col-start-3 max-sm:row-start-1',
          item.decision === null ? 'text-ink-3' : isAgainst(item.decision) ? 'text-breach' : 'text-met',
        )}
      >
        {item.decision === null
          ? item.closed === 'gone'
            ? 'ended'
            : item.reopenedAt
              ? 'decide again'
              : ''
          : decisionText(item)}
      </span>
    </div>
  )
}
