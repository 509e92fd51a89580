import { authorise } from '#lib/platform/auth/authorise.ts'
import { isSessionAlive } from '#lib/platform/auth/session-lookup.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { toldTo } from '#lib/platform/events/audience.ts'
import { eventStream } from '#lib/platform/events/stream.ts'
import { webLiveFeed } from '#lib/platform/events/web-feed.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'

/** Tabs of one session that may listen at the same time. */
const streamsPerSession = 8

const open = new Map<string, number>()

/** When the page was rendered that asks, as it was told then; anything else is as if it said nothing. */
const readSince = (text: string | null): Date | null => {
  const at = new Date(text ?? Number.NaN)
  return Number.isNaN(at.getTime()) ? null : at
}

/** Server-sent events: what changed, by topic and (to who may read it) key, never the data itself. */
export const GET = defineRoute(async ({ ctx, request }) => {
  authorise(ctx, 'events.subscribe')
  const key = ctx.sessionId ?? ''
  const count = open.get(key) ?? 0
  if (count >= streamsPerSession) {
    throw new PlumblineError(
      'rate_limited',
      `${streamsPerSession} pages already receive live updates.`,
      'Close a tab and reload this one.',
    )
  }
  open.set(key, count + 1)
  const body = eventStream({
    feed: webLiveFeed(),
    since: readSince(new URL(request.url).searchParams.get('since')),
    // Whose roles change, their sessions end: what this session may know stays as it is.
    told: toldTo(ctx),
    isStillAllowed: () => isSessionAlive(ctx.db, key, ctx.clock.now()),
    onEnd: () => {
      const left = (open.get(key) ?? 1) - 1
      if (left > 0) open.set(key, left)
      else open.delete(key)
    },
    signal: request.signal,
  })
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' },
  })
})
