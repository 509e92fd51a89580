import { Client } from 'pg'
import { log } from '../log.ts'
import { liveChannel } from './notify.ts'

/** What a subscriber is told: a committed change, or that some may have been missed. */
export type LiveSignal = { kind: 'message'; data: string } | { kind: 'gap' }
type Subscriber = (signal: LiveSignal) => void

export type LiveFeed = {
  /** Calls `subscriber` until the returned function is called. */
  subscribe(subscriber: Subscriber): () => void
  /** Resolves once PostgreSQL has confirmed that it listens. */
  ready(): Promise<void>
  close(): Promise<void>
}

const firstRetryMs = 250
const longestRetryMs = 10_000

/**
 * One LISTEN connection for the whole process, handed on to every open page. When it breaks, it is opened again, and
 * every subscriber hears of a gap: notifications sent meanwhile are lost.
 */
export function openLiveFeed(url: string): LiveFeed {
  const subscribers = new Set<Subscriber>()
  const tell = (signal: LiveSignal) => {
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
    subscribe(subscriber) {
      subscribers.add(subscriber)
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
