'use client'

import { useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { formatQuantity } from '#lib/platform/format/count.ts'
import type { QueueGroup, QueueItem } from '#lib/reviews/model/item.ts'
import { QueueRow } from './queue-row.tsx'
import { useQueueRows } from './use-queue-rows.ts'

/** Unchanged low-risk items of one role: together, never hidden; its items are fetched when it is opened. */
export function QueueGroupSection({
  campaignId,
  reviewerId,
  group,
  active,
  selected,
  isSelectable,
  now,
  onOpen,
  onSelect,
  onApproveAll,
}: {
  campaignId: string
  reviewerId: string
  group: QueueGroup
  active: string | null
  selected: ReadonlySet<string>
  isSelectable: boolean
  now: Date
  onOpen: (item: QueueItem) => void
  onSelect: (item: QueueItem) => void
  onApproveAll: (items: readonly QueueItem[]) => void
}) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const waiting = group.count - group.decided
  return (
    <div className="border-b border-line-2">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="flex w-full flex-wrap items-baseline gap-x-3 px-2 py-2.5 text-left text-sm hover:bg-hover"
      >
        <span aria-hidden="true" className="w-4 text-ink-3">
          {isOpen ? '−' : '+'}
        </span>
        <span className="font-medium">
          {group.role}, {group.systemName}
        </span>
        <span className="text-xs text-ink-3 tabular-nums">
          {formatQuantity(group.count, 'item')}
          {waiting === 0 ? ', all decided' : group.decided > 0 ? `, ${waiting} waiting` : ''}
        </span>
      </button>
      <div id={id}>
        {isOpen && (
          <GroupItems
            {...{
              campaignId,
              reviewerId,
              group,
              active,
              selected,
              isSelectable,
              now,
              onOpen,
              onSelect,
              onApproveAll,
            }}
          />
        )}
      </div>
    </div>
  )
}

function GroupItems({
  campaignId,
  reviewerId,
  group,
  active,
  selected,
  isSelectable,
  now,
  onOpen,
  onSelect,
  onApproveAll,
}: Parameters<typeof QueueGroupSection>[0]) {
  const { rows, hasMore, isFetching, isError, fetchNext, retry } = useQueueRows(
    { campaignId, reviewerId, status: 'all', group: group.groupKey },
    null,
  )
  const waiting = rows.filter(({ decision, closed }) => decision === null && closed === null)
  if (isError)
    return (
      <p className="flex items-center gap-3 px-8 py-2 text-sm text-breach">
        These could not be loaded. <Button onClick={retry}>Try again</Button>
      </p>
    )
  return (
    <div className="border-l border-line pl-2 sm:ml-4">
      {rows.map((item) => (
        <QueueRow
          key={item.id}
          item={item}
          isActive={item.id === active}
          isSelected={selected.has(item.id)}
          isSelectable={isSelectable}
          now={now}
          onOpen={() => onOpen(item)}
          onSelect={() => onSelect(item)}
        />
      ))}
      <div className="flex flex-wrap gap-2 px-2 py-2">
        {isSelectable && waiting.length > 0 && (
          <Button onClick={() => onApproveAll(waiting)}>
            Approve {waiting.length === 1 ? 'this one' : `these ${waiting.length}`}…
          </Button>
        )}
        {hasMore && (
          <Button disabled={isFetching} onClick={fetchNext}>
            {isFetching ? 'Loading…' : 'Show more'}
          </Button>
        )}
        {rows.length === 0 && isFetching && <span className="text-sm text-ink-3">Loading…</span>}
      </div>
    </div>
  )
}
