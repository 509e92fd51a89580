import { takeEntry } from '#lib/incidents/commands/parts/take-entry.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'

export const dynamic = 'force-dynamic'

/** An entry on an incident's timeline, by an API token of scope `respond`. 201 with its id; docs/incident-hooks.md. */
export const POST = defineRoute<{ number: string }>(({ ctx, request, params }) =>
  takeEntry(ctx, params.number, request),
)
