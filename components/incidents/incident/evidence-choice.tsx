'use client'

import { FieldError } from '#components/form/field-frame.tsx'
import { useFieldState } from '#components/form/form-context.ts'
import type { StepEvidence } from '#lib/incidents/model/step-evidence.ts'
import { timelineKindWords } from '#lib/incidents/model/words.ts'
import { formatAbsolute, formatRelative } from '#lib/platform/format/time.ts'

/** The entries of a timeline that can prove a step, newest first, to be ticked. */
export function EvidenceChoice({
  name,
  evidence,
  now,
}: {
  name: string
  evidence: readonly StepEvidence[]
  now: Date
}) {
  const { id, message } = useFieldState(name, undefined, false)
  const proofs = evidence.filter(({ isProof }) => isProof)
  return (
    <fieldset id={id}>
      <legend className="mb-1 text-sm font-medium">What proves it</legend>
      {proofs.length === 0 ? (
        <p className="rounded-md bg-hover px-3 py-2.5 text-sm text-ink-2">
          No entry proves anything yet. Close this, press “Add to timeline”, choose the kind Evidence, or add
          a file or a link; then claim the step.
        </p>
      ) : (
        <ul className="max-h-64 overflow-y-auto rounded-md border border-field-edge">
          {proofs.map((entry) => (
            <li key={entry.eventId} className="border-b border-line-2 last:border-b-0">
              <label className="flex items-start gap-2.5 px-2.5 py-2 text-sm hover:bg-hover">
                <input
                  type="checkbox"
                  name={name}
                  value={entry.eventId}
                  className="mt-0.5 size-4 shrink-0 accent-accent"
                />
                <span className="min-w-0">
                  <span className="line-clamp-2">{entry.excerpt || 'A file without words'}</span>
                  <span className="text-xs text-ink-3" title={formatAbsolute(new Date(entry.observedAt))}>
                    {timelineKindWords[entry.kind]}, {entry.authorName},{' '}
                    {formatRelative(new Date(entry.observedAt), now)}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <FieldError id={id} message={message} />
    </fieldset>
  )
}
