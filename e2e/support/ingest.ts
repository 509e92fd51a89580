import { type APIRequestContext, expect } from '@playwright/test'
import type { Report } from './report.ts'

/** What a pipeline gets to see of a run. */
export type Receipt = {
  id: string
  status: string
  evidenceId: string | null
  evidenceSha256: string | null
  assetId: string | null
  counts: { findings: number; opened: number; fixed: number; unchanged: number } | null
  held: { closing: number; open: number } | null
  error: { message: string; nextStep: string } | null
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

/** Hands a report in at the API. Only the arrival is awaited. @returns the id of the run */
export async function send(
  request: APIRequestContext,
  token: string,
  report: Report,
  more: Record<string, string> = {},
): Promise<string> {
  const response = await request.post('/api/v1/ingest', {
    params: { asset: report.asset, fileName: report.fileName, ...more },
    headers: {
      ...bearer(token),
      'Content-Type': 'application/octet-stream',
      'X-Plumbline-Sha256': report.sha256,
    },
    data: report.bytes,
  })
  expect(response.status(), await response.text()).toBe(202)
  return ((await response.json()) as { runId: string }).runId
}

export async function receiptOf(request: APIRequestContext, token: string, runId: string): Promise<Receipt> {
  const response = await request.get(`/api/v1/runs/${runId}`, { headers: bearer(token) })
  expect(response.status(), await response.text()).toBe(200)
  return (await response.json()) as Receipt
}

/** Waits until the worker is done with a run. Its status is the test's to judge. */
export async function settled(request: APIRequestContext, token: string, runId: string): Promise<Receipt> {
  let receipt = await receiptOf(request, token, runId)
  await expect
    .poll(
      async () => {
        receipt = await receiptOf(request, token, runId)
        return receipt.status
      },
      { message: `run ${runId} ends`, timeout: 60_000 },
    )
    .not.toMatch(/^(queued|processing)$/)
  return receipt
}

/** Sends a report and waits until it is merged completely. */
export async function importReport(
  request: APIRequestContext,
  token: string,
  report: Report,
  more: Record<string, string> = {},
): Promise<Receipt> {
  const receipt = await settled(request, token, await send(request, token, report, more))
  expect(receipt.status, JSON.stringify(receipt.error)).toBe('complete')
  return receipt
}
