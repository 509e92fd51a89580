import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { HeldRunDecision } from '#components/scans/held-run-decision.tsx'
import { RunCounts } from '#components/scans/run-counts.tsx'
import { RunNotices } from '#components/scans/run-notices.tsx'
import { RunReceipt } from '#components/scans/run-receipt.tsx'
import { RunStatus } from '#components/scans/run-status.tsx'
import { ProblemList } from '#components/table/problem-list.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { formatQuantity, sentenceCase } from '#lib/platform/format/count.ts'
import { isId } from '#lib/platform/ids.ts'
import { runStatusMeanings } from '#lib/scans/model/run.ts'
import { runHeadline } from '#lib/scans/model/run-headline.ts'
import { getRun } from '#lib/scans/queries/run.ts'

type Props = { params: Promise<{ id: string }> }

/** Once a request, for the title and for the page. */
const load = cache(async (runId: string) => {
  const ctx = await pageCtx('runs.read')
  if (!isId(runId)) notFound()
  const run = await getRun(ctx, { runId }).catch((error: unknown) => {
    if (isPlumblineError(error) && error.code === 'not_found') notFound()
    throw error
  })
  return { ctx, run }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { run } = await load((await params).id)
  return { title: `Scan run of ${run.assetName ?? run.fileName}` }
}

export default async function RunPage({ params }: Props) {
  const { ctx, run } = await load((await params).id)
  const mayDecide = isAllowed(ctx, 'runs.release') && run.releasedAt === null
  return (
    <>
      <PageHeader
        eyebrow={<Breadcrumbs steps={[{ label: 'Scan runs', href: '/runs' }, { label: run.fileName }]} />}
        title={runHeadline(run)}
        lede={
          <span className="flex flex-wrap items-center gap-2">
            <RunStatus status={run.status} />
            {runStatusMeanings[run.status]}
          </span>
        }
      />
      <div className="grid gap-6">
        <RunNotices
          run={run}
          decision={mayDecide && run.held && <HeldRunDecision runId={run.id} closing={run.held.closing} />}
        />
        <RunCounts run={run} />
        {run.problems.length > 0 && (
          <Section
            title={sentenceCase(`${formatQuantity(run.problems.length, 'problem')} in the report`)}
            note="Anything that could not be read makes a run partial, and a partial run closes nothing."
          >
            <ProblemList caption="What could not be read" problems={run.problems} />
          </Section>
        )}
        <div className="max-w-3xl">
          <Card title="Receipt" note={<code className="font-mono">{run.id}</code>}>
            <RunReceipt run={run} mayReadEvidence={isAllowed(ctx, 'evidence.read')} now={ctx.clock.now()} />
          </Card>
        </div>
      </div>
    </>
  )
}
