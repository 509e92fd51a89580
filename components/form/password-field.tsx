'use client'

import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import { type ComponentProps, useState } from 'react'
import { FieldFrame, type FieldProps, inputLook } from './field-frame.tsx'
import { useFieldState } from './form-context.ts'

/**
 * A password that can be looked at while it is typed. Pasting and password managers work (ASVS 2.1).
 * `purpose` tells the manager whether to fill in or to make up one.
 */
export function PasswordField({
  name,
  label,
  hint,
  error,
  purpose,
  ...rest
}: FieldProps & { purpose: 'current' | 'new' } & Omit<ComponentProps<'input'>, 'type'>) {
  const [isShown, setShown] = useState(false)
  const { id, message, wiring } = useFieldState(name, error, hint !== undefined)
  return (
    <FieldFrame id={id} label={label} hint={hint} message={message}>
      <div className="relative">
        <input
          required
          {...rest}
          {...wiring}
          type={isShown ? 'text' : 'password'}
          autoComplete={purpose === 'current' ? 'current-password' : 'new-password'}
          autoCapitalize="none"
          spellCheck={false}
          className={`${inputLook} pr-10`}
        />
        <button
          type="button"
          aria-pressed={isShown}
          aria-label="Show the password"
          onClick={() => setShown((was) => !was)}
          className="absolute inset-y-0 right-0 grid w-10 place-items-center rounded-md text-ink-3 -outline-offset-2 hover:text-ink"
        >
          {isShown ? (
            <EyeOff className="size-4" aria-hidden="true" />
          ) : (
            <Eye className="size-4" aria-hidden="true" />
          )}
        </button>
      </div>
    </FieldFrame>
  )
}
