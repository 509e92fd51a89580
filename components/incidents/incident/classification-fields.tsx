'use client'

import { useState } from 'react'
import { SelectField } from '#components/form/select-field.tsx'
import { severityFor } from '#lib/incidents/model/classification.ts'
import { compareSeverity, type SeverityMatrix } from '#lib/incidents/model/severity.ts'
import { incidentSeverityWords } from '#lib/incidents/model/words.ts'
import { type IncidentSeverity, incidentSeverities, incidentSeveritySchema } from '#lib/incidents/model.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { completeMatrix, type MatrixAnswers, MatrixFields } from './matrix-fields.tsx'

/** The guided classification in a form: the four questions, and a way to put it higher than they do. */
export function useClassification(initial: SeverityMatrix | null = null) {
  const [answers, setAnswers] = useState<MatrixAnswers>(initial ?? {})
  const matrix = completeMatrix(answers)
  const given = matrix === null ? null : severityFor(matrix).severity
  return { answers, setAnswers, matrix, given }
}

export function ClassificationFields({
  state: { answers, setAnswers, given },
  present = null,
}: {
  state: ReturnType<typeof useClassification>
  /** The severity it has now. */
  present?: IncidentSeverity | null
}) {
  const graver = given === null ? [] : incidentSeverities.filter((one) => compareSeverity(one, given) < 0)
  return (
    <>
      <MatrixFields answers={answers} onChange={setAnswers} />
      {graver.length > 0 && (
        <SelectField
          name="severity"
          label="Put it higher"
          isOptional
          hint="Higher than the answers give, with a reason; never lower."
          options={[
            { value: '', label: 'As the answers give it' },
            ...graver.map((one) => ({ value: one, label: incidentSeverityWords[one] })),
          ]}
        />
      )}
      {present !== null && given !== null && compareSeverity(given, present) > 0 && (
        <p className="text-sm text-risk-ink">
          Milder than {incidentSeverityWords[present]}: it waits until a second person agrees, and the
          obligation stays as it is.
        </p>
      )}
    </>
  )
}

/** What the form says of the severity beyond the answers. */
export const readRaised = (form: FormData): { severity?: IncidentSeverity } => {
  const raised = incidentSeveritySchema.safeParse(formText(form, 'severity'))
  return raised.success ? { severity: raised.data } : {}
}
