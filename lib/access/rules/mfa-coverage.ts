import type { MfaCounts } from '../model/mfa-coverage.ts'
import { type MfaLevel, mfaLevels, reachesMfa } from '../model.ts'

export const noAccounts = (): MfaCounts =>
  Object.fromEntries(mfaLevels.map((level) => [level, 0])) as MfaCounts

export const addCounts = (a: MfaCounts, b: MfaCounts): MfaCounts =>
  Object.fromEntries(mfaLevels.map((level) => [level, a[level] + b[level]])) as MfaCounts

export const totalOf = (counts: MfaCounts): number => mfaLevels.reduce((sum, level) => sum + counts[level], 0)

/** How many reach the minimum; a registered or capable factor counts as enforced where somebody attested that sign-in demands it. */
export function coveredOf(counts: MfaCounts, minimum: MfaLevel, isAttested: boolean): number {
  return mfaLevels
    .filter(
      (level) =>
        reachesMfa(level, minimum) ||
        (isAttested && minimum === 'enforced' && (level === 'registered' || level === 'capable')),
    )
    .reduce((sum, level) => sum + counts[level], 0)
}
