'use client'

import { Toaster as Sonner } from 'sonner'
import { StatusIcon } from './status-icon.tsx'

/** Sonner in our tokens, so that it follows the theme without being told which one is on. */
export function Toaster() {
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
