/** What waits, for the navigation. Null where the reader may not know. */
export type NavigationCounts = {
  /** Incidents that somebody works on, and whether a clock of any incident is breached. */
  incidents: { active: number; isBreached: boolean } | null
  /** Reports that nobody acknowledged, and whether one is past its time. */
  reports: { waiting: number; isOverdue: boolean } | null
  /** The reader's own open tasks and follow-up actions, and whether one is late. */
  tasks: { open: number; isLate: boolean } | null
}
