'use client'

import { createContext, useContext, useId } from 'react'

type FormState = { formId: string; errors: Readonly<Record<string, string>>; isPending: boolean }

/** What a form tells the fields inside it: their errors by name, and whether it is being sent. */
export const FormContext = createContext<FormState | null>(null)

/** The element id of a field, so that the summary of a form can lead to it. */
export const fieldId = (formId: string, name: string) => `${formId}-${name}`

/** A field's ids and its error: its own (`error`) before the form's. Works outside a form too. */
export function useFieldState(name: string, error: string | undefined, hasHint: boolean) {
  const form = useContext(FormContext)
  const ownId = useId()
  const id = form === null ? ownId : fieldId(form.formId, name)
  const message = error ?? form?.errors[name]
  const described = [hasHint ? `${id}-hint` : '', message === undefined ? '' : `${id}-error`]
    .filter(Boolean)
    .join(' ')
  return {
    id,
    message,
    /** Spread on the input. */
    wiring: {
      id,
      name,
      'aria-invalid': message !== undefined,
      ...(described === '' ? {} : { 'aria-describedby': described }),
    },
  }
}
