import { isId } from '#lib/platform/ids.ts'
import { reportableSeverities, type UnreportedCursor } from './unreported-issue.ts'

type UnreportedQuery = { isLate: boolean; after: UnreportedCursor | null }

type Parameters = Record<string, string | string[] | undefined>

/** The list of what nobody reported, as its address asks for it; what cannot be read asks for nothing. */
export const readUnreportedQuery = ({ all, after }: Parameters): UnreportedQuery => ({
  isLate: all !== 'true',
  after: readCursor(after),
})

function readCursor(text: string | string[] | undefined): UnreportedCursor | null {
  const [name, time = '', findingId = ''] = typeof text === 'string' ? text.split('~') : []
  const severity = reportableSeverities.find((one) => one === name)
  const openedAt = new Date(time)
  if (severity === undefined || !isId(findingId) || Number.isNaN(openedAt.getTime())) return null
  return { severity, openedAt, findingId }
}

/** With its question mark; nothing where nothing is asked for. */
export function writeUnreportedQuery({ isLate, after }: UnreportedQuery): string {
  const query = new URLSearchParams({
    ...(!isLate && { all: 'true' }),
    ...(after !== null && {
      after: [after.severity, after.openedAt.toISOString(), after.findingId].join('~'),
    }),
  })
  return query.size === 0 ? '' : `?${query}`
}
