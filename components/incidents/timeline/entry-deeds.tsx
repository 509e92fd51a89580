'use client'

import Ellipsis from 'lucide-react/icons/ellipsis'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Menu, type MenuEntry } from '#components/ui/menu.tsx'
import { notify } from '#components/ui/notify.ts'
import { pinEventAction, unpinEventAction, withdrawEventAction } from '#lib/incidents/actions/timeline.ts'
import { isOwnRecord, type TimelineEntry } from '#lib/incidents/model/timeline.ts'
import { formatClock } from '#lib/platform/format/time.ts'
import { TextDialog } from '../text-dialog.tsx'
import { CorrectDialog } from './correct-dialog.tsx'

/** What a responder can do with an entry. Plumbline's own record can only be pinned. */
export function EntryDeeds({ number, entry }: { number: number; entry: TimelineEntry }) {
  const [open, setOpen] = useState<'correct' | 'withdraw' | null>(null)
  const router = useRouter()

  async function pin() {
    const deed = entry.isPinned ? unpinEventAction : pinEventAction
    const result = await deed({ number, eventId: entry.id })
    if (!result.ok) notify({ title: result.message, detail: result.nextStep, tone: 'breach' })
    router.refresh()
  }

  if (entry.isWithdrawal) return null
  const entries: MenuEntry[] = [
    {
      kind: 'action',
      label: entry.isPinned ? 'Take from the top' : 'Pin to the top',
      onSelect: () => void pin(),
    },
  ]
  if (!isOwnRecord(entry))
    entries.push(
      { kind: 'action', label: 'Correct', onSelect: () => setOpen('correct') },
      { kind: 'action', label: 'Withdraw', onSelect: () => setOpen('withdraw'), isDangerous: true },
    )
  const change = (isOpen: boolean) => {
    if (!isOpen) setOpen(null)
  }
  return (
    <>
      <Menu
        trigger={
          <Button
            variant="quiet"
            size="small"
            className="-my-1"
            aria-label={`Entry of ${formatClock(new Date(entry.observedAt))}: more`}
          >
            <Ellipsis aria-hidden="true" />
          </Button>
        }
        entries={entries}
      />
      {open === 'correct' && <CorrectDialog number={number} entry={entry} onClose={() => setOpen(null)} />}
      <TextDialog
        title="Withdraw this entry?"
        description="It stays on the timeline, struck out, with what it said and your reason."
        field={{ name: 'reason', label: 'What was wrong with it' }}
        deed="Withdraw it"
        isOpen={open === 'withdraw'}
        onOpenChange={change}
        act={(reason) => withdrawEventAction({ number, eventId: entry.id, reason })}
      />
    </>
  )
}
