'use client'

import { useEffect, useRef } from 'react'
import { StatusIcon } from '../ui/status-icon.tsx'
import type { ActionFailure } from './action-result.ts'
import { fieldId } from './form-context.ts'

/** Why a form was not accepted, with a way to each field meant. Takes the focus, so that nobody misses it. */
export function FormSummary({ failure, formId }: { failure: ActionFailure; formId: string }) {
  const boxRef = useRef<HTMLDivElement>(null)
  // A new failure is a new object: focus moves there each time the form comes back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the failure is the occasion, not an input
  useEffect(() => boxRef.current?.focus(), [failure])
  const fields = Object.entries(failure.fields ?? {})
  return (
    <div
      ref={boxRef}
      role="alert"
      tabIndex={-1}
      className="rounded-lg border border-breach/40 bg-breach-soft px-3.5 py-2.5 text-sm"
    >
      <p className="flex items-start gap-2 font-semibold text-breach">
        <span className="mt-0.5">
          <StatusIcon status="breached" />
        </span>
        {failure.message}
      </p>
      <p className="mt-0.5 pl-5.5">{failure.nextStep}</p>
      {fields.length > 0 && (
        <ul className="mt-1 list-disc pl-9.5">
          {fields.map(([name, message]) => (
            <li key={name}>
              <a href={`#${fieldId(formId, name)}`} className="underline underline-offset-2">
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
