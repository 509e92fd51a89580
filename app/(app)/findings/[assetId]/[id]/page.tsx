import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache, Suspense } from 'react'
import { DecisionPanel } from '#components/scans/decision-panel.tsx'
import { titleOf } from '#components/scans/finding-columns.tsx'
import { FindingEvidence } from '#components/scans/finding-evidence.tsx'
import { FindingFacts } from '#components/scans/finding-facts.tsx'
import { FindingHistory } from '#components/scans/finding-history.tsx'
import { OccurrenceList } from '#components/scans/occurrence-list.tsx'
import { RawElementBlock, RawElementSkeleton } from '#components/scans/raw-element-block.tsx'
import { SiblingList } from '#components/scans/sibling-list.tsx'
import { WhyOneFinding } from '#components/scans/why-one-finding.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { isId } from '#lib/platform/ids.ts'
import { getFinding } from '#lib/scans/queries/finding.ts'
import { getRawElement } from '#lib/scans/queries/raw-element.ts'

type Props = { params: Promise<{ assetId: string; id: string }> }

/** Once a request, for the title and for the page. */
const load = cache(async (assetId: string, findingId: string) => {
  const ctx = await pageCtx('scans.read')
  if (!isId(assetId) || !isId(findingId)) notFound()
  return { ctx, finding: await getFinding(ctx, { assetId, findingId }).catch(orNotFound) }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { assetId, id } = await params
  const { row } = (await load(assetId, id)).finding
  return { title: `${row.ruleId} in ${row.assetName}` }
}

export default async function FindingPage({ params }: Props) {
  const { assetId, id } = await params
  const { ctx, finding } = await load(assetId, id)
  const now = ctx.clock.now()
  const { row } = finding
  return (
    <>
      <PageHeader
        eyebrow={<Breadcrumbs steps={[{ label: 'Findings', href: '/findings' }, { label: row.ruleId }]} />}
        title={titleOf(row)}
        lede={`${row.tool} found it in ${row.assetName}, on ${row.branch}.`}
      />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 content-start gap-8">
          {finding.description !== null && (
            <Section title="What it is">
              <p className="max-w-[75ch] text-base break-words whitespace-pre-line">{finding.description}</p>
            </Section>
          )}
          <Section
            title="The raw element"
            note="Exactly what the scanner wrote, out of the stored report, with its own digest."
          >
            <Suspense fallback={<RawElementSkeleton />}>
              <Element ctx={ctx} assetId={assetId} findingId={id} />
            </Suspense>
          </Section>
          <Section title={`It stands in ${formatQuantity(finding.occurrenceCount, 'place')}`}>
            <OccurrenceList finding={finding} />
          </Section>
          <Section title="Why it is one finding">
            <WhyOneFinding finding={finding} />
          </Section>
          <Section title="History">
            <FindingHistory history={finding.history} now={now} />
          </Section>
        </div>
        <div className="grid content-start gap-4 max-lg:-order-1">
          <Card title="At a glance">
            <FindingFacts finding={finding} now={now} />
          </Card>
          <Card title="Decision">
            <DecisionPanel
              finding={{ assetId, id, isOpen: row.closedAt === null }}
              requests={finding.requests}
              mayRequest={isAllowed(ctx, 'dispositions.request')}
              mayDecide={isAllowed(ctx, 'dispositions.decide')}
              now={now}
            />
          </Card>
          <Card title="Evidence">
            <FindingEvidence
              provenance={finding.provenance}
              mayReadEvidence={isAllowed(ctx, 'evidence.read')}
              now={now}
            />
          </Card>
          <Card title="Seen elsewhere" note="same issue">
            <SiblingList siblings={finding.siblings} />
          </Card>
        </div>
      </div>
    </>
  )
}

async function Element({ ctx, assetId, findingId }: { ctx: Ctx; assetId: string; findingId: string }) {
  return <RawElementBlock element={await getRawElement(ctx, { assetId, findingId })} />
}

function orNotFound(error: unknown): never {
  if (isPlumblineError(error) && error.code === 'not_found') notFound()
  throw error
}
