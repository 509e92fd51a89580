'use client'

import MessageSquareQuote from 'lucide-react/icons/message-square-quote'
import Plus from 'lucide-react/icons/plus'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { usePageKeys } from '#components/shell/use-page-keys.ts'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'

// Most readers write nothing: the forms come when they are asked for.
const ComposerForm = dynamic(() => import('./composer-form.tsx').then((module) => module.ComposerForm), {
  ssr: false,
})
const PasteChat = dynamic(() => import('./paste-chat.tsx').then((module) => module.PasteChat), { ssr: false })

/** Writes on the timeline. Key `n` opens it, Ctrl-Enter sends, Escape puts it away. */
export function EntryComposer({
  number,
  startedAt,
  onAdded,
}: {
  number: number
  startedAt: string
  onAdded: (eventId: string) => void
}) {
  const [open, setOpen] = useState<'entry' | 'chat' | null>(null)
  usePageKeys({ n: () => setOpen('entry') })
  return (
    <div data-chrome>
      {open === 'entry' ? (
        <ComposerForm number={number} startedAt={startedAt} onAdded={onAdded} onClose={() => setOpen(null)} />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setOpen('entry')}>
            <Plus aria-hidden="true" /> New entry
            <span className="max-sm:hidden">
              <Kbd keys={['n']} />
            </span>
          </Button>
          <Button onClick={() => setOpen('chat')}>
            <MessageSquareQuote aria-hidden="true" /> Paste a chat
          </Button>
        </div>
      )}
      {open === 'chat' && <PasteChat number={number} startedAt={startedAt} onClose={() => setOpen(null)} />}
    </div>
  )
}
