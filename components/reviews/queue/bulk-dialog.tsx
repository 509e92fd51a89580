'use client'

import { useQuery } from '@tanstack/react-query'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import { decideItemsAction } from '#lib/reviews/actions.ts'
import type { BlastRadius } from '#lib/reviews/model/decision.ts'
import type { QueueItem } from '#lib/reviews/model/item.ts'
import { shortestJustification } from '#lib/reviews/model/justification.ts'
import { WhyField } from './why-field.tsx'

type Seen = Pick<QueueItem, 'id' | 'version' | 'snapshotHash'>
const mostNamed = 8

/** One decision about several items: what it would touch is said first, and what stands in its way. */
export function BulkDialog({
  campaignId,
  items,
  decision,
  onClose,
  onDone,
}: {
  campaignId: string
  items: readonly Seen[]
  decision: 'approve' | 'revoke'
  onClose: () => void
  onDone: (count: number) => void
}) {
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const [isPending, startTransition] = useTransition()
  const itemIds = items.map(({ id }) => id)
  const { data, isError } = useQuery({
    queryKey: ['reviews', campaignId, 'blast-radius', decision, itemIds],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/reviews/${campaignId}/blast-radius`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ itemIds, decision }),
        signal,
      })
      if (!response.ok) throw new Error(`The preview answered ${response.status}.`)
      return (await response.json()) as BlastRadius
    },
    staleTime: 0,
  })
  const needsReason = decision === 'approve' && (data?.mustJustify ?? 0) > 0
  const isReady =
    data !== undefined &&
    data.refusals.length === 0 &&
    (!needsReason || reason.trim().length >= shortestJustification)
  const deed = `${decision === 'approve' ? 'Approve' : 'Revoke'} ${formatQuantity(items.length, 'item')}`

  const send = () =>
    startTransition(async () => {
      const result = await decideItemsAction({
        campaignId,
        items: items.map(({ id, version, snapshotHash }) => ({ itemId: id, version, snapshotHash })),
        decision,
        ...(reason.trim() !== '' && { justification: reason.trim() }),
      })
      if (result.ok) onDone(result.data.decided)
      else setFailure([result.message, ...Object.values(result.fields ?? {}), result.nextStep].join(' '))
    })

  return (
    <Dialog
      title={deed}
      description="All of them, or none: what stands in the way is named."
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      footer={
        <>
          <Button onClick={onClose}>Keep as it is</Button>
          <Button
            variant={decision === 'revoke' ? 'danger' : 'primary'}
            disabled={!isReady || isPending}
            onClick={send}
          >
            {isPending ? 'Working…' : deed}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 text-sm">
        {isError && (
          <p role="alert" className="text-breach">
            What this would touch could not be worked out. Close and try again.
          </p>
        )}
        {data === undefined && !isError && <p className="text-ink-3">Working out what this would touch…</p>}
        {data !== undefined && <Radius radius={data} decision={decision} />}
        {data !== undefined && (needsReason || decision === 'revoke') && (
          <WhyField
            label={
              needsReason
                ? `Why keep them? ${formatQuantity(data.mustJustify, 'item needs', 'items need')} a reason`
                : 'A note, if you like'
            }
            value={reason}
            onChange={setReason}
          />
        )}
        {failure !== null && (
          <p role="alert" className="text-breach">
            {failure}
          </p>
        )}
      </div>
    </Dialog>
  )
}

function Radius({ radius, decision }: { radius: BlastRadius; decision: 'approve' | 'revoke' }) {
  const named = radius.systems.slice(0, mostNamed).map(({ name, items }) => `${name} (${items})`)
  const more = radius.systems.length - named.length
  return (
    <>
      <p>
        {decision === 'revoke' ? 'Takes' : 'Keeps'} {formatQuantity(radius.items, 'grant')} of{' '}
        {formatQuantity(radius.people, 'person', 'people')} in{' '}
        {joinWithAnd(more > 0 ? [...named, `${more} more`] : named)}
        {radius.privileged > 0 && <strong className="font-semibold">; {radius.privileged} privileged</strong>}
        .
      </p>
      {radius.refusals.length > 0 && (
        <div role="alert" className="rounded-md border-l-2 border-breach bg-breach-soft px-3 py-2">
          <p className="font-semibold text-breach">Nothing is decided while these are among them</p>
          <ul className="mt-1 list-disc pl-4">
            {radius.refusals.slice(0, mostNamed).map(({ itemId, what, message }) => (
              <li key={itemId}>
                {what}: {message}
              </li>
            ))}
          </ul>
          {radius.refusals.length > mostNamed && <p>and {radius.refusals.length - mostNamed} more</p>}
        </div>
      )}
    </>
  )
}
