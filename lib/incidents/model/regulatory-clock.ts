import type { IncidentSeverity } from '../model.ts'
import type { regulatoryStarts } from './input.ts'

/** A deadline that a law or a contract adds. */
export type RegulatoryClockLine = {
  id: string
  name: string
  /** The law or contract, with its article. */
  source: string
  withinMinutes: number
  startsAt: (typeof regulatoryStarts)[number]
  /** From this severity on it starts by itself; null: somebody adds it. */
  fromSeverity: IncidentSeverity | null
  createdAt: string
  createdByName: string
  /** Incidents it runs for. */
  runningCount: number
}
