'use client'

import X from 'lucide-react/icons/x'
import * as Radix from 'radix-ui/dialog'
import type { ReactNode } from 'react'

/**
 * A dialog with a title and a sentence of purpose. On a phone it is a sheet at the bottom.
 * Open it by `trigger`, or hold `isOpen`/`onOpenChange` yourself.
 */
export function Dialog({
  title,
  description,
  trigger,
  isOpen,
  onOpenChange,
  footer,
  children,
}: {
  title: string
  description?: string
  trigger?: ReactNode
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  footer?: ReactNode
  children?: ReactNode
}) {
  const held = {
    ...(isOpen === undefined ? {} : { open: isOpen }),
    ...(onOpenChange === undefined ? {} : { onOpenChange }),
  }
  return (
    <Radix.Root {...held}>
      {trigger !== undefined && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className="fixed z-50 flex flex-col border-line bg-panel shadow-float outline-none max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[85dvh] max-sm:rounded-t-lg max-sm:border-t sm:top-[12vh] sm:left-1/2 sm:max-h-[76vh] sm:w-[min(32rem,calc(100vw-2rem))] sm:-translate-x-1/2 sm:rounded-lg sm:border"
        >
          <header className="px-5 pt-4 pr-12 pb-3">
            <Radix.Title className="text-lg font-semibold tracking-tight">{title}</Radix.Title>
            {description !== undefined && (
              <Radix.Description className="mt-1 text-sm text-ink-2">{description}</Radix.Description>
            )}
          </header>
          {children !== undefined && <div className="min-h-0 overflow-y-auto px-5 pb-4">{children}</div>}
          {footer !== undefined && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 max-sm:[&>*]:flex-1">
              {footer}
            </footer>
          )}
          <Radix.Close
            aria-label="Close"
            className="absolute top-3 right-3 rounded-md p-1.5 text-ink-3 hover:bg-hover hover:text-ink"
          >
            <X className="size-4" aria-hidden="true" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
