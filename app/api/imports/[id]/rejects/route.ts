import { Readable } from 'node:stream'
import { exportRejects } from '#lib/access/commands/export-rejects.ts'
import { rejectsCsv } from '#lib/access/queries/rejects-csv.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { isId } from '#lib/platform/ids.ts'

export const dynamic = 'force-dynamic'

/** The rows of an import that could not be read, as CSV; noted in the ledger before the first one leaves. */
export const GET = defineRoute<{ id: string }>(async ({ ctx, params }) => {
  if (!isId(params.id)) throw notFound('The import')
  await exportRejects(ctx, { importId: params.id })
  const csv = await rejectsCsv(ctx, params.id)
  return new Response(
    Readable.toWeb(Readable.from(csv, { objectMode: false })) as ReadableStream<Uint8Array>,
    {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="rejected-${params.id}.csv"`,
      },
    },
  )
})
