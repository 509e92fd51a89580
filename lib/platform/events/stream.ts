import { minuteMs, secondMs } from '../clock.ts'
import type { LiveFeed } from './listen.ts'

export const heartbeatMs = 25 * secondMs
export const recheckMs = minuteMs
/** What may wait for a reader that is slow: some hundred changes. */
export const mostWaitingBytes = 64 * 1024

type StreamOptions = {
  feed: Pick<LiveFeed, 'subscribe'>
  /** When the page was rendered that connects now: changes since then are told first. */
  since?: Date | null
  /** What this caller is told of a change; it as it is when left out. */
  told?(data: string): string
  /** Asked every minute: may this caller still listen? */
  isStillAllowed(): Promise<boolean>
  /** Called once, however the stream ends. */
  onEnd(): void
  signal: AbortSignal
}

/**
 * A server-sent event stream (WHATWG HTML, 9.2). Ends when the caller leaves, when its session is revoked, after a gap
 * in the feed, and when the caller reads too slowly: the browser then connects again and reads everything afresh.
 */
export function eventStream({
  feed,
  since = null,
  told = (data) => data,
  isStillAllowed,
  onEnd,
  signal,
}: StreamOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let end = () => {}
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start(controller) {
      let isOpen = true
      let unsubscribe = () => {}
      const send = (text: string) => {
        controller.enqueue(encoder.encode(text))
        // What a caller does not take up waits in memory, for as long as its connection stands.
        if ((controller.desiredSize ?? 0) < 0) resync()
      }
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
      const resync = () => {
        if (!isOpen) return
        controller.enqueue(encoder.encode('event: resync\ndata: {}\n\n'))
        finish()
      }
      send('retry: 3000\n\n')
      unsubscribe = feed.subscribe((message) => {
        if (message.kind === 'message') return send(`data: ${told(message.data)}\n\n`)
        resync()
      }, since)
      // What was told at once may have been more than the reader takes.
      if (!isOpen) unsubscribe()
      // Proxies close a connection that says nothing; a comment is ignored by every client.
      const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs)
      const recheck = setInterval(() => {
        // Without an answer from the database nobody is let listen on.
        isStillAllowed().then((isAllowed) => isAllowed || finish(), finish)
      }, recheckMs)
      signal.addEventListener('abort', finish, { once: true })
    },
    cancel: () => end(),
  }
  return new ReadableStream(source, new ByteLengthQueuingStrategy({ highWaterMark: mostWaitingBytes }))
}
