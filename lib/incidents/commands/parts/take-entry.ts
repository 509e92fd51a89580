import { authorise } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { boundedBody } from '#lib/platform/http/bounded-body.ts'
import { parseInput } from '#lib/platform/parse.ts'
import { newEntrySchema, timelineLimits } from '../../model/timeline.ts'
import { incidentNumberSchema } from '../../model.ts'
import { readEntryRequest } from '../../rules/entry-request.ts'
import { type AddedEvent, addEvent } from '../add-event.ts'

/** The text of an entry, and what wraps its files. */
const besidesFiles = 1024 * 1024

/**
 * The one way in for an entry, from a page or by the API: permission before a byte is read, then the whole of it, then
 * the command. `Idempotency-Key` makes the same request twice one entry.
 */
export async function takeEntry(ctx: Ctx, number: string, request: Request): Promise<Response> {
  authorise(ctx, 'incidents.respond')
  const body = await boundedBody(request, timelineLimits.fileBytes + besidesFiles)
  const sent = await readEntryRequest(body, request.headers.get('content-type') ?? '')
  const dedupeKey = request.headers.get('idempotency-key')?.trim()
  const added: AddedEvent = await addEvent(ctx, {
    // Where it comes from and by which key it is known is not the request's to say: that is refused by name.
    ...parseInput(newEntrySchema, sent.entry),
    number: parseInput(incidentNumberSchema, number),
    source: ctx.actor.type === 'token' ? 'api' : 'browser',
    files: sent.files,
    ...(dedupeKey && { dedupeKey: `${ctx.actor.id}:${dedupeKey}` }),
  })
  const { eventId, sequence, isDuplicate } = added
  return Response.json({ eventId, sequence, duplicate: isDuplicate }, { status: isDuplicate ? 200 : 201 })
}
