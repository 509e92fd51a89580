import { Client } from 'pg'
import { type Clock, systemClock } from '../clock.ts'
import { log } from '../log.ts'
import { liveChannel } from './notify.ts'

/** What a subscriber is told: a committed change, or that some may have been missed. */
export type LiveSignal = { kind: 'message'; data: string } | { kind: 'gap' }
type Subscriber = (signal: LiveSignal) => void

export type LiveFeed = {
  /**
   * Calls `subscriber` until the returned function is called; first with the changes that came since a moment, as far
   * as they are remembered (the latest hundreds): a page that was rendered then has not heard of them.
   */
  subscribe(subscriber: Subscriber, since?: Date | null): () => void
  /** Resolves once PostgreSQL has confirmed that it listens. */
  ready(): Promise<void>
  close(): Promise<void>
}

const firstRetryMs = 250
const longestRetryMs = 10_000
/** More than come between the rendering of a page and its connection. */
const mostRemembered = 256

/**
 * One LISTEN connection for the whole process, handed on to every open page. When it breaks, it is opened again, and
 * every subscriber hears of a gap: notifications sent meanwhile are lost.
 */
export function openLiveFeed(url: string, clock: Clock = systemClock): LiveFeed {
  const subscribers = new Set<Subscriber>()
  const remembered: { at: Date; signal: LiveSignal }[] = []
  const tell = (signal: LiveSignal) => {
    remembered.push({ at: clock.now(), signal })
    if (remembered.length > mostRemembered) remembered.shift()
    for (const subscriber of subscribers) subscriber(signal)
  }
  let client: Client | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let delayMs = firstRetryMs
  let isClosed = false
  let hadConnection = false
  let listening = Promise.withResolvers<void>()

  async function connect(): Promise<void> {
    const opened = new Client({
      connectionString: url,
      application_name: 'plumbline live',
      keepAlive: true,
    })
    client = opened
    opened.on('notification', ({ payload }) => tell({ kind: 'message', data: payload ?? '' }))
    // Both come when a server goes away; only the end is acted on, so that one loss is one retry.
    opened.on('error', (error) => log().warn({ error: error.message }, 'the live connection broke'))
    opened.once('end', reconnect)
    try {
      await opened.connect()
      await opened.query(`LISTEN ${liveChannel}`)
    } catch (error) {
      log().warn({ err: error }, 'the live connection could not be opened')
      await opened.end()
      return
    }
    delayMs = firstRetryMs
    if (hadConnection) tell({ kind: 'gap' })
    hadConnection = true
    listening.resolve()
  }

  function reconnect(): void {
    if (isClosed) return
    listening = Promise.withResolvers<void>()
    retry = setTimeout(() => void connect(), delayMs)
    retry.unref()
    delayMs = Math.min(delayMs * 2, longestRetryMs)
  }

  void connect()
  return {
    subscribe(subscriber, since = null) {
      subscribers.add(subscriber)
      if (since !== null)
        for (const { at, signal } of remembered)
          if (at >= since && signal.kind === 'message') subscriber(signal)
      return () => subscribers.delete(subscriber)
    },
    ready: () => listening.promise,
    async close() {
      isClosed = true
      clearTimeout(retry)
      subscribers.clear()
      await client?.end()
    },
  }
}
