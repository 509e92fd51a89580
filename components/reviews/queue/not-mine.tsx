'use client'

import { useId, useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { reassignItemsAction } from '#lib/reviews/actions.ts'
import type { QueueItem } from '#lib/reviews/model/item.ts'
import { WhyField } from './why-field.tsx'

/** Hands an item to whoever knows: the owner of the system, or the pillar lead. */
export function NotMine({
  item,
  onCancel,
  onDone,
}: {
  item: QueueItem
  onCancel: () => void
  onDone: () => void
}) {
  const [to, setTo] = useState<'system_owner' | 'lead'>('system_owner')
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const [isPending, startTransition] = useTransition()
  const name = useId()

  const send = () =>
    startTransition(async () => {
      const result = await reassignItemsAction({
        campaignId: item.campaignId,
        items: [{ itemId: item.id, version: item.version }],
        to: { kind: to },
        note: note.trim(),
      })
      if (!result.ok) {
        setFailure(`${result.message} ${result.nextStep}`)
        return
      }
      notify({ title: 'Handed on', detail: 'Who knows better decides it now.' })
      onDone()
    })

  return (
    <form
      className="grid gap-3 text-sm"
      onSubmit={(event) => {
        event.preventDefault()
        if (note.trim() !== '') send()
      }}
    >
      <fieldset className="grid gap-1.5">
        <legend className="mb-1 text-xs text-ink-3">Who decides it instead?</legend>
        {(['system_owner', 'lead'] as const).map((kind) => (
          <label key={kind} className="flex items-center gap-2">
            <input
              type="radio"
              name={name}
              value={kind}
              checked={to === kind}
              onChange={() => setTo(kind)}
              className="size-4 accent-[var(--accent)]"
            />
            {kind === 'system_owner' ? `The owner of ${item.systemName}` : 'The pillar lead'}
          </label>
        ))}
      </fieldset>
      <WhyField label="Why is it not yours?" value={note} onChange={setNote} isFirst />
      {failure !== null && (
        <p role="alert" className="text-breach">
          {failure}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={isPending || note.trim() === ''}>
          {isPending ? 'Handing on…' : 'Hand on'}
        </Button>
        <Button onClick={onCancel}>Back</Button>
      </div>
    </form>
  )
}
