'use client'

import { type ReactNode, startTransition, useActionState, useEffect, useId, useMemo, useRef } from 'react'
import type { ActionResult, FormAction } from './action-result.ts'
import { FormContext } from './form-context.ts'
import { FormSummary } from './form-summary.tsx'

/**
 * A form around a server action. Errors reach the fields by name and the summary above them; what was typed stays.
 * Works before hydration as a plain form post.
 *
 * @param onDone called in the browser after `{ ok: true }`
 * @param resets empties the form after `{ ok: true }`
 */
export function ActionForm<Answer extends object>({
  action,
  onDone,
  resets = false,
  children,
  label,
}: {
  action: FormAction<Answer>
  onDone?: (result: { ok: true } & Answer) => void
  resets?: boolean
  children: ReactNode
  label?: string
}) {
  const formId = useId()
  const formRef = useRef<HTMLFormElement>(null)
  const [result, dispatch, isPending] = useActionState<ActionResult<Answer> | null, FormData>(action, null)
  const failure = result !== null && !result.ok ? result : null
  const errors = failure?.fields
  const state = useMemo(() => ({ formId, errors: errors ?? {}, isPending }), [formId, errors, isPending])

  const done = useRef(onDone)
  useEffect(() => {
    done.current = onDone
  })
  useEffect(() => {
    if (result?.ok !== true) return
    if (resets) formRef.current?.reset()
    done.current?.(result)
  }, [result, resets])

  return (
    <FormContext value={state}>
      <form
        ref={formRef}
        action={dispatch}
        aria-label={label}
        // React empties an uncontrolled form after its action, even a refused one. Dispatching by hand keeps the text.
        onSubmit={(event) => {
          event.preventDefault()
          const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null
          const data = new FormData(event.currentTarget, submitter)
          startTransition(() => dispatch(data))
        }}
        className="flex flex-col gap-4"
      >
        {failure !== null && <FormSummary failure={failure} formId={formId} />}
        {children}
      </form>
    </FormContext>
  )
}
