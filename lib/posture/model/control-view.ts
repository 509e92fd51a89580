import type { Control } from '#lib/policy/model.ts'
import type { CheckSummary, Drill } from '../model.ts'
import type { TrendDay } from './posture-view.ts'

/** A stored violation. Open while `closedAt` is null. */
export type ViolationLine = {
  id: string
  subject: string
  summary: string
  count: number
  since: Date
  dueAt: Date | null
  openedAt: Date | null
  closedAt: Date | null
  drill: Drill
}

/** A record that feeds the control. */
export type EvidenceLine = {
  id: string
  kind: string
  source: string
  scope: Readonly<Record<string, string>>
  observedAt: Date
  receivedAt: Date
  /** The last moment at which it counts. */
  validUntil: Date
  isComplete: boolean
  sha256: string
}

export type ControlView = {
  control: Control
  clause: { number: string; title: string; obligation: string }
  pillar: string
  policyVersion: number
  /** The moment that was judged, and the day asked for; null live. */
  asOf: Date
  day: string | null
  result: CheckSummary
  /** Since when the status holds; null when it was computed for a past day. */
  since: Date | null
  trend: readonly TrendDay[]
  open: readonly ViolationLine[]
  openBeyond: number
  closed: readonly ViolationLine[]
  /** Null when the reader's role may not read evidence. */
  evidence: readonly EvidenceLine[] | null
  /** False: no importer brings this control's facts yet. */
  hasRule: boolean
}
