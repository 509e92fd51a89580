import type { CompletenessReceipt } from '#db/schema/evidence.ts'
import type { StoredUpload } from '#lib/platform/ingest/store-upload.ts'
import type { DocumentOutcome } from '../../parsers/parser.ts'
import type { Unknown } from './facts.ts'

/** Enough for a person to see what is wrong; every row that was refused is kept apart, to be downloaded. */
const mostProblems = 200
const mostNamed = 5

type Problem = CompletenessReceipt['problems'][number]

/**
 * How complete the document is, in its own numbers.
 * @param unknown what it names and nobody knows; what was read is whole, so that this makes no import partial
 */
export function receiptOf(
  outcome: DocumentOutcome,
  document: StoredUpload,
  isWhole: boolean,
  { unknownManagers, unknownUsernames }: Unknown,
): CompletenessReceipt {
  const { declaredCount, receivedCount, rejects } = outcome
  const missing: Problem[] = isShort(outcome)
    ? [
        {
          where: 'the whole document',
          what: `It says that it holds ${declaredCount} elements, but ${receivedCount} arrived.`,
          nextStep: 'Export it again and send it whole.',
        },
      ]
    : []
  const rejected: Problem[] =
    rejects.length > 0
      ? [
          {
            where: rejects[0]?.where ?? 'the document',
            what: `${rejects.length === 1 ? 'An element' : `${rejects.length} elements`} could not be read. ${rejects[0]?.what ?? ''}`.trim(),
            nextStep:
              'Download the rejected rows from the import, mend them and send the whole document again.',
          },
        ]
      : []
  return {
    isComplete: isWhole,
    expectedCount: declaredCount,
    receivedCount,
    isPaginationFinished: outcome.isPaginationFinished ?? isWhole,
    query: outcome.query,
    problems: [
      ...missing,
      ...outcome.problems,
      ...rejected,
      ...unknownProblem(unknownManagers, managers),
      ...unknownProblem(unknownUsernames, usernames),
    ].slice(0, mostProblems),
    original: document.original,
    redactedCount: 0,
    encoding: document.encoding,
  }
}

/** Fewer elements than the document itself announces. */
export const isShort = ({ declaredCount, receivedCount }: DocumentOutcome): boolean =>
  declaredCount !== null && receivedCount < declaredCount

const managers = {
  where: 'the managers',
  what: 'named as manager, but not exactly one person is known by that.',
  nextStep: 'List them in the register. Until then their people are reviewed by the owners of the systems.',
}
const usernames = {
  where: 'the user names',
  what: 'no list of this source has exactly one account of that name. What is said of them was left out.',
  nextStep: 'Send the list of members first, then this document again.',
}

function unknownProblem(names: readonly string[], { where, what, nextStep }: Problem): Problem[] {
  if (names.length === 0) return []
  const others = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ''
  return [{ where, what: `${names.slice(0, mostNamed).join(', ')}${others}: ${what}`, nextStep }]
}
