'use client'

import X from 'lucide-react/icons/x'
import { type ReactNode, useId } from 'react'
import { useModal } from './use-modal.ts'

/** A dialog while it is open. */
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
  const titleId = useId()
  const descriptionId = useId()
  const modal = useModal(onClose)
  return (
    <dialog
      {...modal}
      aria-labelledby={titleId}
      {...(description === undefined ? {} : { 'aria-describedby': descriptionId })}
      className="fixed m-0 flex max-w-none flex-col overflow-hidden border-line bg-panel p-0 text-ink shadow-float outline-none max-sm:inset-x-0 max-sm:top-auto max-sm:bottom-0 max-sm:max-h-[85dvh] max-sm:w-full max-sm:rounded-t-lg max-sm:border-t sm:top-[12vh] sm:left-1/2 sm:max-h-[76vh] sm:w-[min(32rem,calc(100vw-2rem))] sm:-translate-x-1/2 sm:rounded-lg sm:border"
    >
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
      {children !== undefined && (
        <div className="min-h-0 overflow-y-auto overscroll-contain px-5 pb-4">{children}</div>
      )}
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
    </dialog>
  )
}
