'use client'

import { useEffect, useState } from 'react'
import { type CommandSection, readSearchAnswer } from './command.ts'

const settleMs = 180
const shortestQuery = 2

type Search = { state: 'idle' | 'loading' | 'failed'; sections: readonly CommandSection[] }
const idle: Search = { state: 'idle', sections: [] }

/** Asks `url?q=…` once typing rests; a newer question cancels the older one. Keeps the last answer while it waits. */
export function useRemoteSearch(url: string | undefined, query: string): Search {
  const [search, setSearch] = useState<Search>(idle)
  const wanted = query.trim()
  useEffect(() => {
    if (url === undefined || wanted.length < shortestQuery) {
      setSearch(idle)
      return
    }
    const controller = new AbortController()
    const timer = setTimeout(async () => {
      setSearch((last) => ({ ...last, state: 'loading' }))
      try {
        const response = await fetch(`${url}?${new URLSearchParams({ q: wanted })}`, {
          signal: controller.signal,
          headers: { accept: 'application/json' },
        })
        if (!response.ok) throw new Error(`search answered ${response.status}`)
        setSearch({ state: 'idle', sections: readSearchAnswer(await response.json()) })
      } catch {
        // Cancelled by a newer question, or the server is away: only the second is news.
        if (!controller.signal.aborted) setSearch({ state: 'failed', sections: [] })
      }
    }, settleMs)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [url, wanted])
  return search
}
