import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { scanRuns } from '#db/schema/index.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'

/** Why a run cannot be released or rejected. */
export async function notHeld(tx: Transaction, runId: string): Promise<PlumblineError> {
  const [run] = await tx.select({ status: scanRuns.status }).from(scanRuns).where(eq(scanRuns.id, runId))
  if (!run) return notFound('The scan run')
  return new PlumblineError(
    'conflict',
    run.status === 'held'
      ? 'This run was released already and is being merged.'
      : `This run is ${run.status}: it does not wait for anybody.`,
    'Reload the page to see what became of it.',
  )
}
