import { isId } from '#lib/platform/ids.ts'
import { type ReportStatus, reportStatusSchema } from '../model.ts'
import type { ReportCursor } from './report.ts'

type ReportQuery = { status: ReportStatus | null; after: ReportCursor | null }

type Parameters = Record<string, string | string[] | undefined>

/** The list of reports as its address asks for it; what cannot be read asks for nothing. */
export function readReportQuery({ status, after }: Parameters): ReportQuery {
  return { status: reportStatusSchema.safeParse(status).data ?? null, after: readCursor(after) }
}

function readCursor(text: string | string[] | undefined): ReportCursor | null {
  const [time = '', id = ''] = typeof text === 'string' ? text.split('~') : []
  const receivedAt = new Date(time)
  return isId(id) && !Number.isNaN(receivedAt.getTime()) ? { receivedAt, id } : null
}

/** With its question mark; nothing where nothing is asked for. */
export function writeReportQuery({ status, after }: ReportQuery): string {
  const query = new URLSearchParams({
    ...(status !== null && { status }),
    ...(after !== null && { after: `${after.receivedAt.toISOString()}~${after.id}` }),
  })
  return query.size === 0 ? '' : `?${query}`
}
