import { countInWords, sentenceCase } from '#lib/platform/format/count.ts'
import type { IncidentAnalysis } from './analysis.ts'

/** What the analysis finds: how many incidents, how many post-mortems in time, what is overdue. */
export function analysisHeadline({
  total,
  postMortems: { counts },
  overdueActions,
  repeatCauses,
}: Pick<IncidentAnalysis, 'total' | 'postMortems' | 'overdueActions' | 'repeatCauses'>): string {
  if (total === 0) return 'No incident was reported in this time'
  const owed = counts.in_time + counts.late + counts.overdue
  const parts = [
    owed === 0
      ? `${countInWords(total)} ${total === 1 ? 'incident' : 'incidents'}, no post-mortem was due`
      : punctuality(counts.in_time, owed),
    repeatCauses.length === 0
      ? null
      : `${countInWords(repeatCauses.length)} ${repeatCauses.length === 1 ? 'cause' : 'causes'} came back`,
    overdueActions.length === 0
      ? null
      : `${countInWords(overdueActions.length)} ${overdueActions.length === 1 ? 'action is' : 'actions are'} overdue`,
  ]
  return sentenceCase(parts.filter((part) => part !== null).join(', '))
}

function punctuality(inTime: number, owed: number): string {
  if (owed === 1) return `the one post-mortem that was due was ${inTime === 1 ? '' : 'not '}public in time`
  if (inTime === owed) return `all ${countInWords(owed)} post-mortems were public in time`
  if (inTime === 0) return `none of ${countInWords(owed)} post-mortems was public in time`
  return `${countInWords(inTime)} of ${countInWords(owed)} post-mortems ${inTime === 1 ? 'was' : 'were'} public in time`
}
