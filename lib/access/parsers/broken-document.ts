import { isPlumblineError, PlumblineError } from '#lib/platform/errors.ts'
import type { DocumentOutcome } from './parser.ts'

const exportAgain = 'Export it again, check that the whole answer was written, and send it once more.'

/** What is worth telling about a break: errors of structure and limits. Any other failure is not the document's. */
export function breakOf(error: unknown): PlumblineError {
  if (!isPlumblineError(error)) throw error
  if (error.code !== 'invalid_input') return error
  return new PlumblineError('invalid_input', error.message, exportAgain, { cause: error })
}

export const breakProblem = (broken: PlumblineError, count: number): DocumentOutcome['problems'][number] => ({
  where: 'the rest of the document',
  what: `${broken.message} What came before it was kept: ${count} elements.`,
  nextStep: broken.nextStep,
})

export const tooManyElements = (limit: number) =>
  new PlumblineError(
    'limit_exceeded',
    `The document holds more than ${limit} elements.`,
    'Send it in parts, or ask an administrator to raise this limit.',
  )
