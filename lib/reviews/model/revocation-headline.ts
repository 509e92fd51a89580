import { formatDuration } from '#lib/platform/format/duration.ts'
import { formatDate } from '#lib/platform/format/time.ts'
import type { RevocationDetail } from './revocation-detail.ts'

type Told = Pick<
  RevocationDetail,
  | 'status'
  | 'personName'
  | 'username'
  | 'role'
  | 'resource'
  | 'isOverdue'
  | 'isProvenLate'
  | 'isFalseClaim'
  | 'riskAcceptedUntil'
  | 'clock'
>

/** The finding of one revocation's page. */
export function revocationHeadline(told: Told): string {
  const who = told.personName ?? told.username
  const what = `${told.role} on ${told.resource}`
  const { takenMs, leftMs } = told.clock
  switch (told.status) {
    case 'proven_gone':
      return `${who} lost ${what}, proven after ${formatDuration(takenMs, 1)}${told.isProvenLate ? ', late' : ''}`
    case 'regranted':
      return `${who} was given ${what} again after it was proven gone`
    case 'withdrawn':
      return `${who} keeps ${what}: the decision was undone`
    case 'risk_accepted':
      return told.riskAcceptedUntil === null
        ? `${who} keeps ${what} under an accepted risk`
        : `${who} keeps ${what} under an accepted risk until ${formatDate(new Date(told.riskAcceptedUntil))}`
    case 'claimed_done':
      return `${who} is said to have lost ${what}; no import proves it yet`
    default:
      return `${who} ${told.isFalseClaim ? 'still ' : ''}holds ${what}${owedWords(told.isOverdue, leftMs)}`
  }
}

function owedWords(isOverdue: boolean, leftMs: number | null): string {
  if (leftMs === null) return ''
  const span = formatDuration(leftMs, 1)
  return isOverdue ? `, ${span} past the deadline` : `, to be taken away within ${span}`
}
