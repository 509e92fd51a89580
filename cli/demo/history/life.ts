import type { Flaw, FlawSeverity } from '#cli/demo/catalogue/flaw.ts'
import type { Random } from '#cli/demo/random.ts'

/**
 * Days count from the end of the history: 0 is the moment the demonstration was first started, -7 a week before.
 * Every moment of the story is such a number, so the story does not depend on the date.
 */
export type Day = number

/** A flaw is there from one moment until another; one that comes back has two lives. */
export type Life = {
  flaw: Flaw
  from: Day
  until: Day
  /** The scanner's database rates it otherwise from a day on. */
  rerated?: { on: Day; severity: FlawSeverity }
}

export const neverFixed: Day = Number.POSITIVE_INFINITY

export const isThere = (life: Life, day: Day): boolean => life.from <= day && day < life.until

export const severityOn = (life: Life, day: Day): FlawSeverity =>
  life.rerated !== undefined && life.rerated.on <= day ? life.rerated.severity : life.flaw.severity

/** How long teams take to update, in days: inside the deadlines of the policy, a weekly scan's delay included. */
const daysToFix: Record<FlawSeverity, readonly [shortest: number, longest: number]> = {
  critical: [1, 2],
  high: [5, 20],
  medium: [15, 80],
  low: [30, 110],
}
/** Teams were slower in the first months. What was late then was mended before this day. */
const improvedBefore: Day = -80
const lateShare = 0.018
const lateDays: readonly [number, number] = [36, 47]
/** Two scans of a scope lie less than this apart, also where one of them failed. */
const longestScanGap = 14
/** Criticals are rarer in the world than in a catalogue of known names. */
const keptCriticalShare = 0.25
/** Long enough for a demonstration that is opened again in a year. */
export const lastDay: Day = 400

/**
 * The ordinary coming and going of flaws in one scope: about `open` at any time, from `start` on. At the start half
 * of them are there already.
 */
export function ordinaryLives(random: Random, flaws: readonly Flaw[], start: Day, open: number): Life[] {
  const pool = flaws.filter(({ severity }) => severity !== 'critical' || random.chance(keptCriticalShare))
  const lives: Life[] = []
  let queue: Flaw[] = []
  const add = (from: Day) => {
    if (queue.length === 0) queue = random.shuffle(pool)
    const flaw = queue.shift()
    if (!flaw) return
    const until = from + fixTime(random, flaw.severity, from)
    // The same flaw cannot be there twice at once; when it comes back, a scan has seen it gone.
    if (!lives.some((life) => life.flaw === flaw && life.until + longestScanGap > from))
      lives.push({ flaw, from, until })
  }
  for (let index = 0; index < open / 2; index++) add(start)
  const meanLifeDays = 34
  for (let day = start; day < lastDay; day += (meanLifeDays / open) * random.between(0.3, 1.7)) add(day)
  return lives
}

function fixTime(random: Random, severity: FlawSeverity, from: Day): number {
  const [shortest, longest] = daysToFix[severity]
  const usual = random.between(shortest, longest)
  const late = random.between(...lateDays)
  return severity === 'high' && from < improvedBefore - lateDays[1] && random.chance(lateShare) ? late : usual
}
