'use client'

import type { ReactNode } from 'react'
import { StatusIcon } from '../ui/status-icon.tsx'

/** Look of every text-like input. 16 px on phones, or iOS zooms in on focus. */
export const inputLook =
  'h-9 w-full rounded-md border border-field-edge bg-panel px-2.5 text-base text-ink disabled:opacity-55 aria-invalid:border-breach max-sm:h-11 max-sm:text-lg'

/** What every field of a form is given. */
export type FieldProps = {
  name: string
  label: string
  hint?: ReactNode
  /** Overrides the error the form's action returned for this name. */
  error?: string
  isOptional?: boolean
}

/** Label above, hint and error below, wired by id. The input itself comes as `children`. */
export function FieldFrame({
  id,
  label,
  hint,
  message,
  isOptional = false,
  children,
}: {
  id: string
  label: string
  hint?: ReactNode
  message: string | undefined
  isOptional?: boolean
  children: ReactNode
}) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 flex items-baseline justify-between gap-3 text-sm font-medium">
        {label}
        {isOptional && <span className="text-xs font-normal text-ink-3">optional</span>}
      </label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-ink-3">
          {hint}
        </p>
      )}
      <FieldError id={id} message={message} />
    </div>
  )
}

export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (message === undefined) return null
  return (
    <p id={`${id}-error`} className="mt-1 flex items-start gap-1.5 text-xs text-breach">
      <span className="mt-px">
        <StatusIcon status="breached" />
      </span>
      {message}
    </p>
  )
}
