'use client'

import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { FieldFrame, type FieldProps, inputLook } from './field-frame.tsx'
import { useFieldState } from './form-context.ts'

/** Several lines of text; grows with its content where the browser can. */
export function TextareaField({
  name,
  label,
  hint,
  error,
  isOptional = false,
  className,
  ...rest
}: FieldProps & ComponentProps<'textarea'>) {
  const { id, message, wiring } = useFieldState(name, error, hint !== undefined)
  return (
    <FieldFrame id={id} label={label} hint={hint} message={message} isOptional={isOptional}>
      <textarea
        rows={3}
        required={!isOptional}
        {...rest}
        {...wiring}
        className={clsx(inputLook, 'field-sizing-content h-auto min-h-20 py-2', className)}
      />
    </FieldFrame>
  )
}
