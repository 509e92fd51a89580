import { joinWithAnd } from '#lib/platform/format/list.ts'
import { formatAge } from '#lib/platform/format/time.ts'
import { describeClock } from './clock-words.ts'
import type { IncidentDetail } from './incident.ts'
import { incidentStatusWords, responseStepWords } from './words.ts'

type Source = Pick<
  IncidentDetail,
  'status' | 'resolvedAt' | 'closedAt' | 'dismissedAt' | 'dismissedReason' | 'clocks' | 'steps' | 'reportedAt'
>

/** Where an incident stands and what is owed next, in one or two sentences. */
export function incidentLede(incident: Source, now: Date): string {
  return [standing(incident, now), owed(incident, now)].filter((part) => part !== '').join(' ')
}

const since = (at: string, now: Date): string => {
  const age = formatAge(new Date(at), now)
  return age === 'now' ? 'just now' : `${age} ago`
}

function standing(
  { status, resolvedAt, closedAt, dismissedAt, dismissedReason, steps, reportedAt }: Source,
  now: Date,
) {
  if (status === 'dismissed' && dismissedAt !== null)
    return `Dismissed ${since(dismissedAt, now)}: ${dismissedReason ?? 'no reason is recorded'}`
  if (status === 'closed' && closedAt !== null) return `Closed ${since(closedAt, now)}.`
  if (resolvedAt !== null) return `Resolved ${since(resolvedAt, now)}.`
  const open = steps
    .filter(({ claim }) => claim === null)
    .map(({ step }) => responseStepWords[step].toLowerCase())
  const rest = open.length === 0 ? 'Every step is proven.' : `Still to prove: ${joinWithAnd(open)}.`
  return `${incidentStatusWords[status]}, reported ${since(reportedAt, now)}. ${rest}`
}

/** The clock that ends first, of those that run. */
function owed({ clocks }: Source, now: Date): string {
  const [next] = clocks
    .filter(({ state }) => state === 'running' || state === 'at_risk' || state === 'breached')
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))
  if (next === undefined) return ''
  const { title, text } = describeClock(next, now)
  return `${title}: ${text}.`
}
