import type { FlawSeverity } from '#cli/demo/catalogue/flaw.ts'
import type { Day, Life } from '#cli/demo/history/life.ts'

/** What a scanner sees when it looks. */
export type Look = {
  asset: string
  day: Day
  /** When it looked, which most tools write into their report. */
  at: Date
  present: readonly { life: Life; severity: FlawSeverity }[]
}

const registry = 'registry.covenant.example'

export const imageName = (asset: string): string => `${registry}/${asset}`

export const capitalised = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`
