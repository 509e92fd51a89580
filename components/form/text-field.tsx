'use client'

import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { FieldFrame, type FieldProps, inputLook } from './field-frame.tsx'
import { useFieldState } from './form-context.ts'

/** One line of text; `mono` for codes and digests. Other input attributes pass through. */
export function TextField({
  name,
  label,
  hint,
  error,
  isOptional = false,
  mono = false,
  className,
  ...rest
}: FieldProps & { mono?: boolean } & ComponentProps<'input'>) {
  const { id, message, wiring } = useFieldState(name, error, hint !== undefined)
  return (
    <FieldFrame id={id} label={label} hint={hint} message={message} isOptional={isOptional}>
      <input
        required={!isOptional}
        {...rest}
        {...wiring}
        className={clsx(inputLook, mono && 'font-mono', className)}
      />
    </FieldFrame>
  )
}
