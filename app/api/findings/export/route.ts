import { Readable } from 'node:stream'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { exportFindings } from '#lib/scans/commands/export-findings.ts'
import { readFindingFilter } from '#lib/scans/model/finding-query.ts'
import { findingsCsv } from '#lib/scans/queries/findings-csv.ts'

export const dynamic = 'force-dynamic'

/** The list of findings at this address as CSV, streamed; noted in the ledger before the first row leaves. */
export const GET = defineRoute(async ({ ctx, request }) => {
  const filter = readFindingFilter(Object.fromEntries(new URL(request.url).searchParams))
  const { exportedAt } = await exportFindings(ctx, { filter })
  return new Response(streamOf(findingsCsv(ctx, filter)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="findings-${formatIsoDate(exportedAt)}.csv"`,
    },
  })
})

const streamOf = (source: AsyncIterable<Uint8Array>) =>
  Readable.toWeb(Readable.from(source, { objectMode: false })) as ReadableStream<Uint8Array>
