import { type Severity, severities } from '#lib/scans/model.ts'

/** Higher is worse. `unknown` weighs as much as `info`. */
const severityWeight = (severity: Severity): number =>
  Math.max(0, severities.indexOf('info') - severities.indexOf(severity))

export const isWorse = (a: Severity, b: Severity): boolean => severityWeight(a) > severityWeight(b)

/** Every word the supported tools use, lower case. */
const words = new Map<string, Severity>([
  ['critical', 'critical'],
  ['blocker', 'critical'],
  ['high', 'high'],
  ['important', 'high'],
  ['error', 'high'],
  ['medium', 'medium'],
  ['moderate', 'medium'],
  ['warning', 'medium'],
  ['low', 'low'],
  ['minor', 'low'],
  ['note', 'low'],
  ['negligible', 'info'],
  ['info', 'info'],
  ['informational', 'info'],
  ['information', 'info'],
  ['none', 'info'],
  ['recommendation', 'info'],
])

/** Trivy, Grype, npm audit and gitleaks give a word; any other is `unknown`. */
export const severityFromWord = (word: unknown): Severity =>
  typeof word === 'string' ? (words.get(word.trim().toLowerCase()) ?? 'unknown') : 'unknown'

/** A CVSS-like score, by FIRST's qualitative scale (CVSS 3.1, section 5); 0 is `info`. */
export function severityFromScore(score: number): Severity {
  if (!(score >= 0 && score <= 10)) return 'unknown'
  if (score >= 9) return 'critical'
  if (score >= 7) return 'high'
  if (score >= 4) return 'medium'
  return score > 0 ? 'low' : 'info'
}

/** SARIF's `security-severity` is a score as text; some producers write a word instead. */
export function severityFromProperty(value: unknown): Severity {
  if (typeof value === 'number') return severityFromScore(value)
  if (typeof value !== 'string' || value.trim() === '') return 'unknown'
  const score = Number(value)
  return Number.isNaN(score) ? severityFromWord(value) : severityFromScore(score)
}
