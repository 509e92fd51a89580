'use client'

import { cloneElement, type ReactElement, type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { DialogPanel } from './dialog-panel.tsx'

/** What a trigger is told: a `Button`, or anything else that hands these on to a button. */
export type DialogTrigger = ReactElement<{
  onClick?: () => void
  'aria-haspopup'?: 'dialog'
  'aria-expanded'?: boolean
}>

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
  trigger?: DialogTrigger
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  footer?: ReactNode
  children?: ReactNode
}) {
  const [isOpenItself, setOpenItself] = useState(false)
  const isShown = isOpen ?? isOpenItself
  const change = (next: boolean) => {
    setOpenItself(next)
    onOpenChange?.(next)
  }
  return (
    <>
      {trigger !== undefined &&
        cloneElement(trigger, {
          onClick: () => change(true),
          'aria-haspopup': 'dialog',
          'aria-expanded': isShown,
        })}
      {isShown &&
        // In the body: a dialog may be asked for inside a form, and its own form must not stand in that one.
        createPortal(
          <DialogPanel
            title={title}
            onClose={() => change(false)}
            {...(description === undefined ? {} : { description })}
            {...(footer === undefined ? {} : { footer })}
          >
            {children}
          </DialogPanel>,
          document.body,
        )}
    </>
  )
}
