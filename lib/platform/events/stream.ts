import { minuteMs, secondMs } from '../clock.ts'
import type { LiveFeed } from './listen.ts'

export const heartbeatMs = 25 * secondMs
export const recheckMs = minuteMs

type StreamOptions = {
  feed: Pick<LiveFeed, 'subscribe'>
  /** Asked every minute: may this caller still listen? */
  isStillAllowed(): Promise<boolean>
  /** Called once, however the stream ends. */
  onEnd(): void
  signal: AbortSignal
}

/**
 * A server-sent event stream (WHATWG HTML, 9.2). Ends when the caller leaves, when its session is revoked, and after a
 * gap in the feed: the browser then connects again and reads everything afresh.
 */
export function eventStream({
  feed,
  isStillAllowed,
  onEnd,
  signal,
}: StreamOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let end = () => {}
  return new ReadableStream({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      let isOpen = true
      end = () => {
        if (!isOpen) return
        isOpen = false
        unsubscribe()
        clearInterval(heartbeat)
        clearInterval(recheck)
        onEnd()
      }
      const finish = () => {
        if (!isOpen) return
        end()
        controller.close()
      }
      const unsubscribe = feed.subscribe((message) => {
        if (message.kind === 'message') return send(`data: ${message.data}\n\n`)
        send('event: resync\ndata: {}\n\n')
        finish()
      })
      // Proxies close a connection that says nothing; a comment is ignored by every client.
      const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs)
      const recheck = setInterval(() => {
        // Without an answer from the database nobody is let listen on.
        isStillAllowed().then((isAllowed) => isAllowed || finish(), finish)
      }, recheckMs)
      signal.addEventListener('abort', finish, { once: true })
      send('retry: 3000\n\n')
    },
    cancel: () => end(),
  })
}
