import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { formText } from '#lib/platform/http/form-text.ts'

/** The three questions of a report; in the order in which whoever is in a hurry can answer them. */
export function ReportFields() {
  return (
    <>
      <TextareaField
        name="what"
        label="What did you find?"
        hint="What is weak or has happened, and what somebody could do with it. As much as you know."
        className="min-h-40"
        maxLength={20_000}
      />
      <TextField
        name="where"
        label="Where?"
        hint="A system, repository, account, address or person that it concerns."
        maxLength={2_000}
      />
      <TextareaField
        name="howKnown"
        label="How do you know?"
        hint="How you came upon it, and whether anybody else may know."
        maxLength={5_000}
      />
    </>
  )
}

/** What was typed into them. */
export const reportTextOf = (form: FormData) => ({
  what: formText(form, 'what'),
  where: formText(form, 'where'),
  howKnown: formText(form, 'howKnown'),
})
