import { countInWords, formatQuantity, sentenceCase } from '#lib/platform/format/count.ts'
import type { RevocationPage } from './revocation.ts'
import { countOf } from './revocation-query.ts'

/** The finding of the board, under its quarter and system but whatever its segment. */
export function revocationsHeadline({ counts, overdue }: Pick<RevocationPage, 'counts' | 'overdue'>): string {
  const all = countOf('all', counts) - counts.withdrawn
  const owed = countOf('owed', counts)
  if (all === 0) return 'Nothing has been revoked yet'
  if (overdue > 0) {
    const late = `${countInWords(overdue)} ${overdue === 1 ? 'removal is' : 'removals are'} past the deadline`
    const rest = owed - overdue
    return sentenceCase(rest > 0 ? `${late}, ${countInWords(rest)} more owed` : late)
  }
  if (owed > 0) {
    return sentenceCase(
      `${countInWords(owed)} ${owed === 1 ? 'removal is' : 'removals are'} owed, none past its deadline`,
    )
  }
  if (counts.risk_accepted > 0) {
    return `Nothing is owed now; ${countInWords(counts.risk_accepted)} stay${counts.risk_accepted === 1 ? 's' : ''} under an accepted risk`
  }
  return counts.regranted > 0
    ? `Nothing is owed; ${countInWords(counts.regranted)} of ${formatQuantity(all, 'removal')} came back`
    : `Every removal asked for was proven, ${formatQuantity(counts.proven_gone, 'in all', 'in all')}`
}
