'use client'

import X from 'lucide-react/icons/x'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

/**
 * A dialog while it is open. The platform's own: it keeps the focus inside, makes the page behind it inert, stands
 * above everything, and gives the focus back when it closes. It costs no library.
 */
export function DialogPanel({
  title,
  description,
  footer,
  children,
  onClose,
}: {
  title: string
  description?: string
  footer?: ReactNode
  children?: ReactNode
  onClose: () => void
}) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const descriptionId = useId()

  // A layout effect: its end comes while the element is still there, and only a closed dialog gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      {...(description === undefined ? {} : { 'aria-describedby': descriptionId })}
      onCancel={(event) => {
        // A file field inside says `cancel`, too.
        if (event.target !== event.currentTarget) return
        // React takes it away, so that what holds it knows.
        event.preventDefault()
        onClose()
      }}
      // A browser closes by itself at the second Escape in a row, without asking.
      onClose={(event) => {
        if (event.target === event.currentTarget && !event.currentTarget.open) onClose()
      }}
      // A press on the backdrop lands on the dialog itself, which its parts cover.
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      className="fixed m-0 max-w-none border-line bg-panel p-0 text-ink shadow-float outline-none max-sm:inset-x-0 max-sm:top-auto max-sm:bottom-0 max-sm:max-h-[85dvh] max-sm:w-full max-sm:rounded-t-lg max-sm:border-t sm:top-[12vh] sm:left-1/2 sm:max-h-[76vh] sm:w-[min(32rem,calc(100vw-2rem))] sm:-translate-x-1/2 sm:rounded-lg sm:border"
    >
      <div className="relative flex max-h-[inherit] flex-col">
        <header className="px-5 pt-4 pr-12 pb-3">
          <h2 id={titleId} className="text-lg font-semibold tracking-tight">
            {title}
          </h2>
          {description !== undefined && (
            <p id={descriptionId} className="mt-1 text-sm text-ink-2">
              {description}
            </p>
          )}
        </header>
        {children !== undefined && <div className="min-h-0 overflow-y-auto px-5 pb-4">{children}</div>}
        {footer !== undefined && (
          <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 max-sm:[&>*]:flex-1">
            {footer}
          </footer>
        )}
        <button
          type="button"
          onClick={onClose}
          aria-label="Close"
          className="absolute top-3 right-3 rounded-md p-1.5 text-ink-3 hover:bg-hover hover:text-ink"
        >
          <X className="size-4" aria-hidden="true" />
        </button>
      </div>
    </dialog>
  )
}
