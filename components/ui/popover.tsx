'use client'

import { cloneElement, type ReactElement, type ReactNode, useId, useRef } from 'react'

// All in px. `lowest`: what a panel at the foot of the window still gets, the page scrolls to the rest.
const gap = 6
const edge = 12
const widest = 288
const lowest = 160

/**
 * A small panel below its trigger, for what does not deserve a page: a filter, an explanation. The platform's own
 * popover: it closes on Escape and on a press elsewhere, and gives the focus back to its trigger.
 *
 * @param trigger a `Button`, or anything else that hands `popoverTarget` on to a button
 */
export function Popover({
  trigger,
  label,
  align = 'start',
  children,
}: {
  trigger: ReactElement<{ popoverTarget?: string; 'aria-haspopup'?: 'dialog' }>
  label: string
  align?: 'start' | 'end'
  children: ReactNode
}) {
  const id = useId()
  const anchor = useRef<HTMLSpanElement>(null)

  /** In the page's own coordinates, so that it scrolls with its trigger; never beyond the window's edge. */
  function place(panel: HTMLElement) {
    const at = anchor.current?.getBoundingClientRect()
    if (at === undefined) return
    const room = document.documentElement.clientWidth
    // Not laid out yet: it has its widest, or what the window leaves.
    const width = Math.min(widest, room - 2 * edge)
    const wanted = align === 'start' ? at.left : at.right - width
    panel.style.width = `${width}px`
    panel.style.left = `${Math.max(edge, Math.min(wanted, room - width - edge)) + scrollX}px`
    panel.style.top = `${at.bottom + gap + scrollY}px`
    panel.style.maxHeight = `${Math.max(lowest, innerHeight - at.bottom - gap - edge)}px`
  }

  return (
    <span ref={anchor} className="inline-flex">
      {cloneElement(trigger, { popoverTarget: id, 'aria-haspopup': 'dialog' })}
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        // Before it is shown, so that it is never seen elsewhere.
        onBeforeToggle={(event) => {
          if (event.newState === 'open') place(event.currentTarget)
        }}
        className="absolute inset-auto m-0 overflow-y-auto rounded-lg border border-line bg-panel p-3.5 text-sm shadow-float"
      >
        {children}
      </div>
    </span>
  )
}
