'use client'

import { useEffect } from 'react'
import { Toaster as Sonner, toast } from 'sonner'
import { drawNotices, type Notice } from './notify.ts'
import { StatusIcon } from './status-icon.tsx'

function drawNotice({ title, detail, tone = 'plain', undo }: Notice) {
  const options = {
    ...(detail === undefined ? {} : { description: detail }),
    ...(undo === undefined ? {} : { action: { label: 'Undo', onClick: undo } }),
  }
  if (tone === 'met') toast.success(title, options)
  else if (tone === 'breach') toast.error(title, options)
  else toast(title, options)
}

/** Sonner in our tokens, so that it follows the theme without being told which one is on. */
export function Toaster() {
  // Effects run inside out: Sonner listens by the time the waiting notices are handed over.
  useEffect(() => drawNotices(drawNotice), [])
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      icons={{
        success: (
          <span className="text-met">
            <StatusIcon status="met" />
          </span>
        ),
        error: (
          <span className="text-breach">
            <StatusIcon status="breached" />
          </span>
        ),
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-2.5 rounded-lg border border-line bg-panel px-3.5 py-3 text-sm text-ink shadow-float sm:w-88',
          icon: 'mt-0.5',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'mt-0.5 text-xs text-ink-2',
          actionButton:
            'self-center rounded-md border border-line px-2 py-1 text-xs font-medium hover:bg-hover',
        },
      }}
    />
  )
}
