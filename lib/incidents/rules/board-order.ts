import type { Board, BoardLine } from '../model/board.ts'
import { type IncidentSeverity, incidentSeverities } from '../model.ts'

/** What is not classified yet may be anything: it stands with the worst. */
const rank = (severity: IncidentSeverity | null): number =>
  severity === null ? 0 : incidentSeverities.indexOf(severity)

/** Worst first, then the nearest deadline, then the older one. */
export function byUrgency(a: BoardLine, b: BoardLine): number {
  const bySeverity = rank(a.severity) - rank(b.severity)
  if (bySeverity !== 0) return bySeverity
  const [dueA, dueB] = [a.clocks[0]?.dueAt ?? '9999', b.clocks[0]?.dueAt ?? '9999']
  return dueA === dueB ? a.number - b.number : dueA < dueB ? -1 : 1
}

/** Whether one of its clocks is at risk or past its end. */
export const isPressing = ({ clocks }: BoardLine): boolean =>
  clocks.some(({ state }) => state === 'at_risk' || state === 'breached')

/** How many of each present severity. */
export function severityCounts(lines: readonly BoardLine[]): Board['openCounts'] {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, unclassified: 0 }
  for (const { severity } of lines) counts[severity ?? 'unclassified']++
  return counts
}

/** How many running clocks stand how. */
export function clockCounts(lines: readonly BoardLine[]): Board['clockCounts'] {
  const states = lines.flatMap(({ clocks }) => clocks.map(({ state }) => state))
  const count = (wanted: string) => states.filter((state) => state === wanted).length
  return { running: count('running'), atRisk: count('at_risk'), breached: count('breached') }
}
