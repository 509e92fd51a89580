import { minuteMs } from '#lib/platform/clock.ts'

/** One level of the escalation list, with whom it would call at this moment. */
export type CallLevel = {
  position: number
  timeoutMinutes: number
  /** Empty: nobody is on call there. */
  people: readonly Callee[]
}
export type Callee = { userId: string; name: string; reason: string }

/** One person called before, for the same incident. */
export type Call = {
  round: number
  level: number
  answerBy: Date
  acknowledgedAt: Date | null
  endedAt: Date | null
}

export type NextCall =
  /** Somebody was called and still has time to answer. */
  | { type: 'wait'; until: Date }
  | {
      type: 'call'
      round: number
      level: number
      answerBy: Date
      people: readonly Callee[]
      /** Levels that were passed over because nobody is on call there. */
      skipped: number[]
    }
  /** No level has anybody. */
  | { type: 'nobody' }

/**
 * Whom to call next for an incident that nobody has acknowledged: the first level at once, each next one when the time
 * of the one before is over, and the list from its beginning after its last. A level without anybody costs no time.
 * Calls that were ended belong to an earlier emergency: a new one begins with the first level, in a round of its own.
 */
export function nextCall(levels: readonly CallLevel[], calls: readonly Call[], now: Date): NextCall {
  const last = calls.reduce<Call | undefined>(
    (latest, call) => (latest === undefined || isLater(call, latest) ? call : latest),
    undefined,
  )
  const isOpen = last !== undefined && last.acknowledgedAt === null && last.endedAt === null
  if (isOpen && last.answerBy > now) return { type: 'wait', until: last.answerBy }
  const ordered = levels.toSorted((a, b) => a.position - b.position)
  const later = isOpen ? ordered.filter(({ position }) => position > last.level) : []
  const again = { round: (last?.round ?? 0) + 1, levels: ordered }
  const skipped: number[] = []
  for (const part of isOpen ? [{ round: last.round, levels: later }, again] : [again]) {
    for (const { position, timeoutMinutes, people } of part.levels) {
      if (people.length > 0) {
        const answerBy = new Date(now.getTime() + timeoutMinutes * minuteMs)
        return { type: 'call', round: part.round, level: position, answerBy, people, skipped }
      }
      skipped.push(position)
    }
  }
  return { type: 'nobody' }
}

const isLater = (a: Call, b: Call) => a.round > b.round || (a.round === b.round && a.level > b.level)
