'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { TextLink } from '#components/ui/text-link.tsx'
import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'
import { isSettled, type RunReceipt, runStatusMeanings } from '#lib/scans/model/run.ts'

const askAgainMs = 1_000

/** Follows a run to its end and says what came of it, with the way to its receipt. */
export function RunFollower({
  runId,
  onSettled,
}: {
  runId: string
  onSettled: (result: { state: 'done' | 'failed'; message: string }) => void
}) {
  const { data: run } = useQuery({
    queryKey: ['runs', runId],
    queryFn: ({ signal }) => fetchRun(runId, signal),
    refetchInterval: ({ state }) => (state.data && isSettled(state.data.status) ? false : askAgainMs),
  })
  const told = useRef(false)
  useEffect(() => {
    if (told.current || run === undefined || !isSettled(run.status)) return
    told.current = true
    onSettled({ state: run.status === 'failed' ? 'failed' : 'done', message: sentenceOf(run) })
  }, [run, onSettled])
  return (
    <TextLink href={`/runs/${runId}`} prefetch={false} className="text-xs">
      {run !== undefined && isSettled(run.status) ? 'See the receipt' : 'Follow the run'}
    </TextLink>
  )
}

async function fetchRun(
  runId: string,
  signal: AbortSignal,
): Promise<Pick<RunReceipt, 'status' | 'counts' | 'error'>> {
  const response = await fetch(`/api/v1/runs/${runId}`, { signal })
  if (!response.ok) throw new Error(`The receipt answered ${response.status}.`)
  return (await response.json()) as RunReceipt
}

function sentenceOf({ status, counts, error }: Pick<RunReceipt, 'status' | 'counts' | 'error'>): string {
  if (error !== null) return `${error.message} ${error.nextStep}`
  if (counts === null) return runStatusMeanings[status]
  const figures = `${formatQuantity(counts.findings, 'finding')}: ${formatCount(counts.opened + counts.reopened)} opened, ${formatCount(counts.fixed)} fixed.`
  return status === 'complete' ? figures : `${figures} ${runStatusMeanings[status]}`
}
