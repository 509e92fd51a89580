'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { onStaleKey } from './live-keys.ts'

const staleMs = 30_000

function createClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { staleTime: staleMs, refetchOnWindowFocus: false } } })
}

let tabsClient: QueryClient | null = null

/** One client for each browser tab, kept from page to page; on the server one for each request, shared with nobody. */
function clientOfTab(): QueryClient {
  if (typeof window === 'undefined') return createClient()
  if (tabsClient === null) {
    const client = createClient()
    // For as long as the tab lives: what is held must grow stale on pages that do not show it, too.
    onStaleKey((queryKey) => void client.invalidateQueries({ queryKey }))
    tabsClient = client
  }
  return tabsClient
}

/**
 * Holds server data for the parts of a page that fetch by themselves. Stands around those parts, not around the
 * product: most pages are rendered by the server alone.
 */
export function QueryStore({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={clientOfTab()}>{children}</QueryClientProvider>
}
