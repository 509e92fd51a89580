'use client'

import { useQuery } from '@tanstack/react-query'
import { Time } from '#components/ui/time.tsx'
import type { ItemEvent, QueueItem, QueueItemDetail } from '#lib/reviews/model/item.ts'
import { decisionText } from './decision-words.ts'

/** Earlier decisions, changes of hands and what else the person holds: fetched when it is asked for. */
export function ItemHistory({
  item,
  isOpen,
  setOpen,
  now,
}: {
  item: QueueItem
  isOpen: boolean
  setOpen: (isOpen: boolean) => void
  now: Date
}) {
  return (
    <details
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="border-t border-line-2 pt-3 text-sm"
    >
      <summary className="cursor-pointer font-medium">History and other access</summary>
      {isOpen && <Detail item={item} now={now} />}
    </details>
  )
}

function Detail({ item, now }: { item: QueueItem; now: Date }) {
  const { data, isError } = useQuery({
    queryKey: ['reviews', item.campaignId, 'item', item.id, item.version],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/reviews/${item.campaignId}/items/${item.id}`, { signal })
      if (!response.ok) throw new Error(`The item answered ${response.status}.`)
      return (await response.json()) as QueueItemDetail
    },
  })
  if (isError)
    return <p className="mt-2 text-breach">The history could not be loaded. Close and open it again.</p>
  if (data === undefined) return <p className="mt-2 text-ink-3">Loading…</p>
  return (
    <div className="mt-2 grid gap-3">
      {data.past.length > 0 && (
        <ul className="grid gap-1">
          {data.past.map(({ campaignTitle, decision, at, byName }) => (
            <li key={`${campaignTitle} ${at}`}>
              {campaignTitle}:{' '}
              {decisionText({ decision, approvedUntil: null, reduceToRole: null }).toLowerCase()} by{' '}
              {byName ?? 'somebody'}, <Time at={new Date(at)} now={now} />
            </li>
          ))}
        </ul>
      )}
      {data.events.length > 0 && (
        <ul className="grid gap-1 text-ink-2">
          {data.events.map((event) => (
            <li key={`${event.kind} ${event.at}`}>
              {eventText(event)}, <Time at={new Date(event.at)} now={now} />
            </li>
          ))}
        </ul>
      )}
      <p className="text-ink-2">
        {data.otherRoles.length === 0
          ? 'No other access is known.'
          : `Also holds ${data.otherRoles.length <= 12 ? data.otherRoles.join(', ') : `${data.otherRoles.slice(0, 12).join(', ')} and ${data.otherRoles.length - 12} more`}.`}
      </p>
    </div>
  )
}

function eventText(event: ItemEvent): string {
  if (event.kind === 'assigned')
    return `Handed to ${event.toName}${event.fromName === null ? '' : ` from ${event.fromName}`} by ${event.byName}${event.note === null ? '' : `: ${event.note}`}`
  if (event.decision === null) return `Taken back by ${event.byName}`
  return `${decisionText({ ...event })} by ${event.byName}${event.isBulk ? ', with others' : ''}${event.justification === null ? '' : `: ${event.justification}`}`
}
