import { z } from 'zod'
import { type ImportReceipt, importReceiptSchema } from '#cli/push/import-receipt.ts'
import { receiptMarks, whatWentWrong } from '#cli/push/receipt-lines.ts'
import { readAnswer, unreachable } from '#cli/remote/answer.ts'
import type { Connection } from '#cli/remote/connection.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { isSettled, runStatusMeanings, runStatusWords } from '#lib/scans/model/run.ts'
import { type RunStatus, runStatusSchema } from '#lib/scans/model.ts'

const receiptSchema = z.object({
  id: z.string(),
  status: runStatusSchema,
  fileName: z.string(),
  assetName: z.string().nullable(),
  branch: z.string(),
  tool: z.string().nullable(),
  toolVersion: z.string().nullable(),
  evidenceSha256: z.string().nullable(),
  counts: z
    .object({
      elements: z.number(),
      findings: z.number(),
      opened: z.number(),
      reopened: z.number(),
      fixed: z.number(),
      unchanged: z.number(),
      changed: z.number(),
    })
    .nullable(),
  held: z.object({ closing: z.number(), open: z.number() }).nullable(),
  problems: z.array(z.object({ where: z.string(), what: z.string(), nextStep: z.string() })),
  error: z.object({ message: z.string(), nextStep: z.string() }).nullable(),
})
export type Receipt = z.infer<typeof receiptSchema>

const eitherSchema = z.union([importReceiptSchema, receiptSchema])

const firstWaitMs = 250
const longestWaitMs = 3_000

/** Asks until nothing more will happen to the run by itself; ever less often, since a large one takes a while. */
export async function awaitReceipt(
  { origin, token }: Connection,
  runId: string,
): Promise<Receipt | ImportReceipt> {
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(longestWaitMs, waitMs * 1.5)) {
    const receipt = await readReceipt({ origin, token }, runId)
    if (isSettled(receipt.status)) return receipt
    await new Promise((done) => setTimeout(done, waitMs))
  }
}

async function readReceipt({ origin, token }: Connection, runId: string): Promise<Receipt | ImportReceipt> {
  let response: Response
  try {
    response = await fetch(new URL(`/api/v1/runs/${runId}`, origin), {
      headers: { Authorization: `Bearer ${token}` },
      redirect: 'error',
    })
  } catch (error) {
    throw unreachable(origin, error)
  }
  return readAnswer(eitherSchema, response.status, await response.text())
}

/** The receipt as a person reads it in a terminal or a pipeline's log. */
export function describeReceipt(receipt: Receipt): string {
  const { counts, held } = receipt
  const tool = [receipt.tool, receipt.toolVersion].filter((part) => part !== null).join(' ')
  return [
    `${receiptMarks[receipt.status]} ${receipt.fileName}: ${runStatusWords[receipt.status].toLowerCase()}. ${runStatusMeanings[receipt.status]}`,
    receipt.assetName === null
      ? null
      : `  ${receipt.assetName} on ${receipt.branch}${tool === '' ? '' : `, ${tool}`}`,
    counts === null
      ? null
      : `  ${formatQuantity(counts.findings, 'finding')}: ${counts.opened} opened, ${counts.reopened} reopened, ` +
        `${counts.fixed} fixed, ${counts.changed} changed, ${counts.unchanged} unchanged`,
    held === null ? null : `  It would close ${held.closing} of ${held.open} open findings.`,
    receipt.evidenceSha256 === null ? null : `  evidence sha256:${receipt.evidenceSha256}`,
    ...whatWentWrong(receipt),
    `  run ${receipt.id}`,
  ]
    .filter((line) => line !== null)
    .join('\n')
}

/** 0 complete (or not waited for), 1 failed, 2 anything between. */
export function exitCodeOf(statuses: readonly RunStatus[]): 0 | 1 | 2 {
  if (statuses.includes('failed')) return 1
  return statuses.some((status) => isSettled(status) && status !== 'complete') ? 2 : 0
}
