/**
 * Causes are judged in groups, each by itself: `clocks` follows the minutes of an incident, `standing` all that may wait
 * for some. A group opens, changes and closes the alerts of its own kinds only (`causeQueries`).
 */
export const causeGroups = ['standing', 'clocks'] as const
export type CauseGroup = (typeof causeGroups)[number]
