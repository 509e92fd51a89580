import { PlumblineError } from '#lib/platform/errors.ts'
import { formatJsonPath, type JsonPath } from './path.ts'

const regenerate =
  'Run the scanner again, check that its whole output was written, and send the report once more.'

/** The report stops in the middle; `offset` is its length in bytes. */
export const truncatedJson = (path: JsonPath, offset: number) =>
  new PlumblineError(
    'invalid_input',
    `The report ends at byte ${offset}, inside ${formatJsonPath(path)}: its end is missing.`,
    regenerate,
  )

export const emptyJson = () =>
  new PlumblineError('invalid_input', 'The report is empty: it holds no JSON value.', regenerate)

export const malformedJson = (what: string, path: JsonPath, offset: number) =>
  new PlumblineError(
    'invalid_input',
    `The report is not valid JSON at byte ${offset}, in ${formatJsonPath(path)}: ${what}.`,
    regenerate,
  )

export const beyondLimit = (what: string, limit: string, path: JsonPath, offset: number) =>
  new PlumblineError(
    'limit_exceeded',
    `The report exceeds a limit at byte ${offset}, in ${formatJsonPath(path)}: ${what} (limit: ${limit}).`,
    'Split the scan into smaller reports, or ask an administrator to raise this limit.',
  )
