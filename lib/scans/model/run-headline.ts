import { formatQuantity } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import type { RunReceipt } from './run.ts'

/** What came of one run, as a sentence. */
export function runHeadline(
  run: Pick<RunReceipt, 'status' | 'assetName' | 'fileName' | 'counts' | 'held'>,
): string {
  const what = run.assetName ?? run.fileName
  if (run.status === 'failed') return `The report of ${what} could not be read`
  if (run.status === 'queued' || run.status === 'processing') return `The report of ${what} is on its way`
  if (run.held !== null) return `The scan of ${what} waits for a lead`
  if (run.status === 'superseded') return `The scan of ${what} came too late to change anything`
  const opened = (run.counts?.opened ?? 0) + (run.counts?.reopened ?? 0)
  const fixed = run.counts?.fixed ?? 0
  const did = [
    opened > 0 ? `opened ${formatQuantity(opened, 'finding')}` : null,
    fixed > 0 ? `closed ${fixed}` : null,
  ].filter((part) => part !== null)
  return `The scan of ${what} ${joinWithAnd(did) || 'changed nothing'}`
}
