'use client'

import { TextField } from '#components/form/text-field.tsx'

/** One field for a code, in the shape phones and password managers recognise. */
export function CodeField({ factor }: { factor: 'totp' | 'recovery-code' }) {
  if (factor === 'recovery-code') {
    return (
      <TextField
        name="code"
        label="Recovery code"
        hint="26 letters and digits; dashes and case do not matter."
        mono
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
    )
  }
  return (
    <TextField
      name="code"
      label="Code of six digits"
      mono
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="\d{3}\s?\d{3}"
      maxLength={7}
      title="Six digits"
    />
  )
}
