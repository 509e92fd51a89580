import { Readable } from 'node:stream'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { exportRevocations } from '#lib/reviews/commands/export-revocations.ts'
import { readBoardRequest } from '#lib/reviews/model/revocation-query.ts'
import { revocationsCsv } from '#lib/reviews/queries/revocations-csv.ts'

export const dynamic = 'force-dynamic'

/** The board at this address as CSV, streamed; noted in the ledger before the first row leaves. */
export const GET = defineRoute(async ({ ctx, request }) => {
  const { filter } = readBoardRequest(Object.fromEntries(new URL(request.url).searchParams))
  const { exportedAt } = await exportRevocations(ctx, { filter })
  return new Response(streamOf(revocationsCsv(ctx, filter)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="revocations-${formatIsoDate(exportedAt)}.csv"`,
    },
  })
})

const streamOf = (source: AsyncIterable<Uint8Array>) =>
  Readable.toWeb(Readable.from(source, { objectMode: false })) as ReadableStream<Uint8Array>
