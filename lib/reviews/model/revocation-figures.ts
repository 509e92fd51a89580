/** One quarter's revocations. What was withdrawn counts nowhere. */
export type RevocationQuarter = {
  quarter: string
  requested: number
  proven: number
  /** Proven after the deadline, or not proven and past it. */
  late: number
  /** Under an accepted risk. */
  accepted: number
  /** Given again after the proof. */
  regranted: number
  /** From the request to the moment that the proving import shows; null: nothing is proven. */
  medianHours: number | null
  p95Hours: number | null
}

export type RevocationFigures = {
  asOf: string
  /** Oldest first, without quarters in which nothing was asked for. */
  quarters: RevocationQuarter[]
}
