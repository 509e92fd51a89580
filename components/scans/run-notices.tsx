import type { ReactNode } from 'react'
import { Banner } from '#components/ui/banner.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { formatCount } from '#lib/platform/format/count.ts'
import { isSettled, type RunReceipt, runStatusMeanings } from '#lib/scans/model/run.ts'

/** What a reader must know of a run before its figures; `decision` holds a lead's buttons for a held one. */
export function RunNotices({ run, decision }: { run: RunReceipt; decision: ReactNode }) {
  if (!isSettled(run.status)) {
    return (
      <Banner title={runStatusMeanings[run.status]}>
        <p className="mb-2">
          {run.processedElements > 0
            ? `${formatCount(run.processedElements)} elements read so far. This page follows along.`
            : 'This page follows along.'}
        </p>
        <Progress value={null} label="Processing the report" />
      </Banner>
    )
  }
  if (run.held !== null) {
    const { closing, open } = run.held
    return (
      <Banner
        tone="risk"
        title={`It would close ${formatCount(closing)} of ${formatCount(open)} open findings`}
        actions={decision}
      >
        {run.releasedAt === null
          ? 'More than half waits for a person: a scan of the wrong folder looks just like this. What it shows was opened; nothing was closed.'
          : `${run.releasedBy ?? 'A lead'} released it. It is being merged.`}
      </Banner>
    )
  }
  if (run.error !== null) {
    return (
      <Banner tone={run.status === 'failed' ? 'breach' : 'risk'} title={run.error.message}>
        {run.error.nextStep} {run.status === 'failed' && 'Nothing was opened or closed.'}
      </Banner>
    )
  }
  return null
}
