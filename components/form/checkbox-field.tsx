'use client'

import type { ComponentProps } from 'react'
import { FieldError, type FieldProps } from './field-frame.tsx'
import { useFieldState } from './form-context.ts'

/** One yes or no, its label beside it. Not required unless `required` is given. */
export function CheckboxField({
  name,
  label,
  hint,
  error,
  ...rest
}: Omit<FieldProps, 'isOptional'> & Omit<ComponentProps<'input'>, 'type'>) {
  const { id, message, wiring } = useFieldState(name, error, hint !== undefined)
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-2.5">
      <input {...rest} {...wiring} type="checkbox" className="mt-0.5 size-4 accent-accent" />
      <label htmlFor={id} className="text-sm">
        {label}
      </label>
      <div className="col-start-2">
        {hint !== undefined && (
          <p id={`${id}-hint`} className="mt-0.5 text-xs text-ink-3">
            {hint}
          </p>
        )}
        <FieldError id={id} message={message} />
      </div>
    </div>
  )
}
