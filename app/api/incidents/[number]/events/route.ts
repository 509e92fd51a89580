import { takeEntry } from '#lib/incidents/commands/parts/take-entry.ts'
import { readTimelineFilter } from '#lib/incidents/model/timeline-filter.ts'
import { incidentNumberSchema } from '#lib/incidents/model.ts'
import { timeline } from '#lib/incidents/queries/timeline.ts'
import { readMoment } from '#lib/incidents/rules/read-moment.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { parseInput } from '#lib/platform/parse.ts'

export const dynamic = 'force-dynamic'

type Params = { number: string }

/** The next page of a timeline: the filter of the page's address, plus `cursor` and `asOf`. */
export const GET = defineRoute<Params>(async ({ ctx, request, params }) => {
  const asked = new URL(request.url).searchParams
  const page = await timeline(ctx, {
    number: parseInput(incidentNumberSchema, params.number),
    filter: readTimelineFilter(Object.fromEntries(asked)),
    cursor: asked.get('cursor'),
    asOf: readMoment(asked.get('asOf')),
  })
  return Response.json(page)
})

/** An entry with its files, as the composer sends it. */
export const POST = defineRoute<Params>(({ ctx, request, params }) => takeEntry(ctx, params.number, request))
