import { Readable } from 'node:stream'
import { exportTimeline } from '#lib/incidents/commands/export-timeline.ts'
import { timelineFormatSchema, timelineMediaTypes } from '#lib/incidents/model/timeline-export.ts'
import { readTimelineFilter } from '#lib/incidents/model/timeline-filter.ts'
import { incidentName, incidentNumberSchema } from '#lib/incidents/model.ts'
import { timelineDocument } from '#lib/incidents/queries/timeline-export.ts'
import { readMoment } from '#lib/incidents/rules/read-moment.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { parseInput } from '#lib/platform/parse.ts'

export const dynamic = 'force-dynamic'

/** The entries that an address shows, as a document; noted in the ledger before the first of them leaves. */
export const GET = defineRoute<{ number: string }>(async ({ ctx, request, params }) => {
  const asked = new URL(request.url).searchParams
  const format = parseInput(timelineFormatSchema, asked.get('format') ?? 'md')
  const filter = readTimelineFilter(Object.fromEntries(asked))
  const asOf = readMoment(asked.get('asOf'))
  const { number, title, exportedAt } = await exportTimeline(ctx, {
    number: parseInput(incidentNumberSchema, params.number),
    filter,
    format,
    asOf,
  })
  const document = timelineDocument(ctx, { number, title, filter, asOf: asOf ?? exportedAt }, format)
  const bytes = Readable.from(document).map((text: string) => Buffer.from(text))
  return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, {
    headers: {
      'Content-Type': timelineMediaTypes[format],
      'Content-Disposition': `attachment; filename="${incidentName(number)}-timeline-${formatIsoDate(exportedAt)}.${format}"`,
    },
  })
})
