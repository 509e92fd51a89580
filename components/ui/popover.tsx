'use client'

import * as Radix from 'radix-ui/popover'
import type { ReactNode } from 'react'

/** A small panel anchored to its trigger, for what does not deserve a page: a filter, an explanation, an as-of date. */
export function Popover({
  trigger,
  label,
  align = 'start',
  children,
}: {
  trigger: ReactNode
  label: string
  align?: 'start' | 'end'
  children: ReactNode
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          aria-label={label}
          className="z-50 max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-lg border border-line bg-panel p-3.5 text-sm shadow-float outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
