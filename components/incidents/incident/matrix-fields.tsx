'use client'

import { useId } from 'react'
import { severityFor } from '#lib/incidents/model/classification.ts'
import { matrixQuestions, type SeverityMatrix } from '#lib/incidents/model/severity.ts'
import { SeverityMark } from '../severity-mark.tsx'

/** The answers so far: a question that is not answered is missing. */
export type MatrixAnswers = Partial<SeverityMatrix>

/** All four answers, or null while one is missing. */
export function completeMatrix(answers: MatrixAnswers): SeverityMatrix | null {
  const { impact, spread, data, exploitation } = answers
  if (impact === undefined || spread === undefined || data === undefined || exploitation === undefined)
    return null
  return { impact, spread, data, exploitation }
}

/** Four questions with four answers each, and the severity that they give with its reasons. */
export function MatrixFields({
  answers,
  onChange,
}: {
  answers: MatrixAnswers
  onChange: (answers: MatrixAnswers) => void
}) {
  const id = useId()
  const matrix = completeMatrix(answers)
  const missing = matrixQuestions.filter(({ key }) => answers[key] === undefined)
  return (
    <div className="grid gap-4">
      {matrixQuestions.map(({ key, ask, answers: options }) => (
        <fieldset key={key}>
          <legend className="mb-1 text-sm font-medium">{ask}</legend>
          <div className="grid gap-1 sm:grid-cols-2">
            {options.map((option, value) => (
              <label
                key={option}
                className="flex items-start gap-2 rounded-md border border-line px-2.5 py-1.5 text-sm has-checked:border-accent has-checked:bg-accent-soft max-sm:py-2.5"
              >
                <input
                  type="radio"
                  name={`${id}-${key}`}
                  checked={answers[key] === value}
                  onChange={() => onChange({ ...answers, [key]: value })}
                  className="mt-0.5 size-4 accent-accent"
                />
                {option}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div role="status" className="rounded-md bg-hover px-3 py-2.5 text-sm">
        {matrix === null ? (
          <p className="text-ink-2">
            {missing.length === matrixQuestions.length
              ? 'Answer the four questions: they give the severity.'
              : `Still to answer: ${missing.map(({ title }) => title.toLowerCase()).join(', ')}.`}
          </p>
        ) : (
          <Outcome matrix={matrix} />
        )}
      </div>
    </div>
  )
}

function Outcome({ matrix }: { matrix: SeverityMatrix }) {
  const { severity, reasons } = severityFor(matrix)
  return (
    <>
      <p className="flex items-center gap-2 font-medium">
        The answers give <SeverityMark severity={severity} />
      </p>
      <ul className="mt-1 list-disc pl-5 text-ink-2">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </>
  )
}
