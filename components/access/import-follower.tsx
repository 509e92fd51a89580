'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { TextLink } from '#components/ui/text-link.tsx'
import {
  type ImportReceipt,
  importStatusMeanings,
  isSettledImport,
} from '#lib/access/model/import-receipt.ts'
import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'

const askAgainMs = 1_000
type Told = Pick<ImportReceipt, 'status' | 'counts' | 'error'>

/** Follows an import to its end and says what came of it, with the way to its receipt. */
export function ImportFollower({
  importId,
  onSettled,
}: {
  importId: string
  onSettled: (result: { state: 'done' | 'failed'; message: string }) => void
}) {
  const { data } = useQuery({
    queryKey: ['access', 'imports', importId],
    queryFn: ({ signal }) => fetchReceipt(importId, signal),
    refetchInterval: ({ state }) => (state.data && isSettledImport(state.data.status) ? false : askAgainMs),
  })
  const told = useRef(false)
  useEffect(() => {
    if (told.current || data === undefined || !isSettledImport(data.status)) return
    told.current = true
    onSettled({ state: data.status === 'failed' ? 'failed' : 'done', message: sentenceOf(data) })
  }, [data, onSettled])
  return (
    <TextLink href={`/imports/${importId}`} prefetch={false} className="text-xs">
      {data !== undefined && isSettledImport(data.status) ? 'See the receipt' : 'Follow the import'}
    </TextLink>
  )
}

async function fetchReceipt(importId: string, signal: AbortSignal): Promise<Told> {
  const response = await fetch(`/api/v1/runs/${importId}`, { signal })
  if (!response.ok) throw new Error(`The receipt answered ${response.status}.`)
  return (await response.json()) as Told
}

function sentenceOf({ status, counts, error }: Told): string {
  if (error !== null) return `${error.message} ${error.nextStep}`
  if (counts === null) return importStatusMeanings[status]
  const { people, accounts, grants, rejected } = counts
  const kinds = [
    { change: people, one: 'person', many: 'people' },
    { change: accounts, one: 'account', many: 'accounts' },
    { change: grants, one: 'grant', many: 'grants' },
  ].filter(({ change }) => change.seen + change.closed > 0)
  const figures = kinds
    .map(({ change, one, many }) => {
      const closed = change.closed > 0 ? `, ${formatCount(change.closed)} gone` : ''
      return `${formatQuantity(change.seen, one, many)} (${formatCount(change.opened)} new${closed})`
    })
    .join(', ')
  const wrong = rejected > 0 ? ` ${formatQuantity(rejected, 'row')} could not be read.` : ''
  const meaning = status === 'complete' ? '' : ` ${importStatusMeanings[status]}`
  return `${figures || 'Nothing in it'}.${wrong}${meaning}`
}
