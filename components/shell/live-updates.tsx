'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { markStale } from './live-keys.ts'
import { readLiveMessage } from './live-message.ts'

/** Messages come in bursts (an import touches many keys): one refresh follows the last of them. */
const settleMs = 400
/** A short gap is nobody's business; a longer one is said. */
const patienceMs = 4_000

type Connection = 'live' | 'reconnecting' | 'stopped'
const words: Record<Connection, string> = {
  live: 'Live',
  reconnecting: 'Reconnecting…',
  stopped: 'Live updates stopped, reload to resume',
}

/**
 * Keeps an open page true: listens to server-sent events, marks the changed keys stale and lets the server render
 * again. Says quietly when it cannot. After a gap everything is refreshed, since messages may have been missed.
 *
 * @param renderedAt ISO 8601: what changed between then and the connection is told as well
 */
export function LiveUpdates({ url = '/api/events', renderedAt }: { url?: string; renderedAt: string }) {
  const router = useRouter()
  // The first one: a later rendering comes over a connection that stands.
  const [since] = useState(renderedAt)
  const [connection, setConnection] = useState<Connection>('live')

  useEffect(() => {
    const source = new EventSource(`${url}?since=${encodeURIComponent(since)}`)
    let settle: ReturnType<typeof setTimeout> | undefined
    let patience: ReturnType<typeof setTimeout> | undefined
    let hasGap = false

    const refreshSoon = () => {
      clearTimeout(settle)
      settle = setTimeout(() => router.refresh(), settleMs)
    }
    source.onopen = () => {
      clearTimeout(patience)
      patience = undefined
      setConnection('live')
      if (!hasGap) return
      hasGap = false
      markStale([])
      refreshSoon()
    }
    source.onmessage = (event: MessageEvent<string>) => {
      const message = readLiveMessage(event.data)
      if (message === null) return
      for (const key of message.keys) markStale(key)
      refreshSoon()
    }
    source.onerror = () => {
      hasGap = true
      // The browser tries again by itself unless the server refused for good (signed out, no such address).
      if (source.readyState === EventSource.CLOSED) setConnection('stopped')
      else patience ??= setTimeout(() => setConnection('reconnecting'), patienceMs)
    }
    return () => {
      clearTimeout(settle)
      clearTimeout(patience)
      source.close()
    }
  }, [url, since, router])

  return (
    <span
      role="status"
      className="flex items-center gap-1.5 text-xs text-ink-3 max-md:data-[connection=live]:hidden"
      data-connection={connection}
    >
      <i
        aria-hidden="true"
        className={
          connection === 'live' ? 'size-1.5 rounded-full bg-met' : 'size-1.5 rounded-full border border-risk'
        }
      />
      {words[connection]}
    </span>
  )
}
