/** Severities whose silence violates clause V.A, worst first. */
export const reportableSeverities = ['critical', 'high'] as const
export type ReportableSeverity = (typeof reportableSeverities)[number]

/** A known, open weakness that nobody has brought to the lead. One line for all findings of it in one asset. */
export type UnreportedIssue = {
  /** SHA-256 in hex: what `reportIssues` names it by. */
  issueKey: string
  assetId: string
  assetName: string
  /** Its oldest finding, for a link. */
  findingId: string
  severity: ReportableSeverity
  title: string
  ruleId: string
  openedAt: Date
  /** When the lead must have been told. */
  reportBy: Date
}

/** The place after which a page goes on: that of its last line. */
export type UnreportedCursor = { severity: ReportableSeverity; openedAt: Date; findingId: string }

/** How many issues are past their window, and since when the oldest of them is. */
export type UnreportedCount = { severity: ReportableSeverity; count: number; oldestDueAt: Date }

/** An issue that was brought to the lead and waits to be acknowledged. Without a finding: none is left of it. */
export type ToldIssue = {
  issueKey: string
  assetId: string | null
  findingId: string | null
  title: string | null
  severity: string | null
  reportedAt: Date
  /** The caller told of it. */
  isOwn: boolean
  /** Who told, and with what words: for the lead and the designees, null for everybody else. */
  reportedByName: string | null
  note: string | null
}
