import type { ImportStatus } from '../model.ts'

/** How many facts of one sort a feed holds open, and how many of them an import no longer shows. */
export type Share = { of: 'people' | 'accounts' | 'grants'; open: number; absent: number }

export type ImportFacts = {
  /** Some element could not be read, or the document says that something is missing. */
  isPartial: boolean
  /** What the document says of its own pages; null: it cannot tell. */
  isPaginationFinished: boolean | null
  /** The sender says that it is the whole list. */
  isDeclaredComplete: boolean
  receivedCount: number
  /** A person confirmed the closing. */
  isReleased: boolean
  observedAt: Date
  /** The feed's newest complete import. */
  lastCompleteAt: Date | null
  shares: readonly Share[]
}

export type ImportVerdict = {
  status: Extract<ImportStatus, 'complete' | 'partial' | 'held' | 'superseded'>
  /** May what it shows open and change facts? */
  mayOpen: boolean
  /** May what it no longer shows be closed? */
  mayClose: boolean
  reason: string
  /** With `held`: what it would close. */
  held: Share | null
}

/** Below this a feed is too small for its half to say anything: two people leave a team of three. */
const fewestToHold = 5

const partial = (reason: string): ImportVerdict => ({
  status: 'partial',
  mayOpen: true,
  mayClose: false,
  reason,
  held: null,
})

/**
 * What an import may do to its feed. Absence proves removal only in a newer, complete import of the same feed
 * (FORMATS, "Identity"; PRODUCT, "a partial, failed or older import closes nothing"): complete means that all was
 * read and that either the document or its sender says that it is all there is; nothing at all counts as complete
 * only on the sender's word. What would close more than half waits for a person, by the invariant of scans.
 */
export function judgeImport(facts: ImportFacts): ImportVerdict {
  if (facts.lastCompleteAt !== null && facts.observedAt < facts.lastCompleteAt) {
    return {
      status: 'superseded',
      mayOpen: false,
      mayClose: false,
      reason: 'A newer complete import of the same feed was already merged.',
      held: null,
    }
  }
  if (facts.isPartial) return partial('Some of the document could not be read, or is missing.')
  if (facts.isPaginationFinished === false) return partial('The document ends before the last page.')
  if (facts.isPaginationFinished === null && !facts.isDeclaredComplete)
    return partial('Neither the document nor its sender says that it is the whole list.')
  if (facts.receivedCount === 0 && !facts.isDeclaredComplete)
    return partial('The document is empty, and its sender does not say that this is all.')
  const held = facts.isReleased ? undefined : facts.shares.find(closesTooMuch)
  if (held) {
    return {
      status: 'held',
      mayOpen: true,
      mayClose: false,
      reason: `It would close ${held.absent} of ${held.open} open ${held.of}: more than half waits for a person.`,
      held,
    }
  }
  return { status: 'complete', mayOpen: true, mayClose: true, reason: 'The import is complete.', held: null }
}

const closesTooMuch = ({ open, absent }: Share): boolean => open >= fewestToHold && absent * 2 > open
