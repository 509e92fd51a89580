'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type ReactNode, useState } from 'react'
import { ToastHost } from '#components/ui/toast-host.tsx'

const staleMs = 30_000

/** One query client for each browser tab; server-rendered data hydrates into it and live updates invalidate it. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({ defaultOptions: { queries: { staleTime: staleMs, refetchOnWindowFocus: false } } }),
  )
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>{children}</NuqsAdapter>
      <ToastHost />
    </QueryClientProvider>
  )
}
