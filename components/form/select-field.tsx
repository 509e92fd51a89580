'use client'

import { clsx } from 'clsx'
import ChevronDown from 'lucide-react/icons/chevron-down'
import type { ComponentProps } from 'react'
import { FieldFrame, type FieldProps, inputLook } from './field-frame.tsx'
import { useFieldState } from './form-context.ts'

/** A choice of one, the platform's own: it works by keyboard, on a phone, and without JavaScript. */
export function SelectField({
  name,
  label,
  hint,
  error,
  isOptional = false,
  options,
  className,
  ...rest
}: FieldProps & { options: readonly { value: string; label: string }[] } & Omit<
    ComponentProps<'select'>,
    'children'
  >) {
  const { id, message, wiring } = useFieldState(name, error, hint !== undefined)
  return (
    <FieldFrame id={id} label={label} hint={hint} message={message} isOptional={isOptional}>
      <div className="relative">
        <select
          required={!isOptional}
          {...rest}
          {...wiring}
          className={clsx(inputLook, 'appearance-none pr-8', className)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3"
        />
      </div>
    </FieldFrame>
  )
}
