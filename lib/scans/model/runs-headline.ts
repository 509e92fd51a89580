import { countInWords, formatCount, formatQuantity, sentenceCase } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import type { RunStatus } from '../model.ts'

/** The finding of the scan runs page: what needs somebody, or that nothing does. */
export function runsHeadline(total: number, counts: Readonly<Partial<Record<RunStatus, number>>>): string {
  if (total === 0) return 'Nothing has been scanned yet'
  const parts = [
    phrase(counts.held, 'waits for a lead', 'wait for a lead'),
    phrase(counts.failed, 'failed', 'failed'),
    phrase(counts.partial, 'is partial', 'are partial'),
  ].filter((part) => part !== null)
  if (parts.length > 0) return sentenceCase(`${joinWithAnd(parts)}, of ${formatQuantity(total, 'scan run')}`)
  const waiting = (counts.queued ?? 0) + (counts.processing ?? 0)
  if (waiting > 0)
    return `${sentenceCase(countInWords(waiting))} of ${formatQuantity(total, 'scan run')} is on its way`
  return total === 1 ? 'The one scan run was merged' : `All ${formatCount(total)} scan runs were merged`
}

function phrase(count: number | undefined, one: string, many: string): string | null {
  if (!count) return null
  return `${countInWords(count)} ${count === 1 ? one : many}`
}
