import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { HeldImportDecision } from '#components/access/held-import-decision.tsx'
import { ImportCounts } from '#components/access/import-counts.tsx'
import { ImportMark } from '#components/access/import-mark.tsx'
import { ImportNotices } from '#components/access/import-notices.tsx'
import { ImportReceipt } from '#components/access/import-receipt.tsx'
import { RejectTable } from '#components/access/reject-table.tsx'
import { FreshCodeDownload } from '#components/identity/fresh-code-download.tsx'
import { ProblemList } from '#components/table/problem-list.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { importHeadline } from '#lib/access/model/headlines.ts'
import { importStatusMeanings } from '#lib/access/model/import-receipt.ts'
import { findImportReceipt } from '#lib/access/queries/import-receipt.ts'
import { getImportPlace, listRejects } from '#lib/access/queries/imports.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { formatCount, formatQuantity, sentenceCase } from '#lib/platform/format/count.ts'
import { isId } from '#lib/platform/ids.ts'

type Props = { params: Promise<{ id: string }> }

/** Once a request, for the title and for the page. */
const load = cache(async (importId: string) => {
  const ctx = await pageCtx('access.read')
  if (!isId(importId)) notFound()
  const receipt = await findImportReceipt(ctx, { importId })
  if (receipt === null) notFound()
  const place = await getImportPlace(ctx, { importId })
  return { ctx, receipt, place }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { receipt } = await load((await params).id)
  return { title: `Import of ${receipt.fileName}` }
}

const shownRejects = 50

/** One document on its way to facts: what it was, what it did, what could not be read. */
export default async function ImportPage({ params }: Props) {
  const { ctx, receipt, place } = await load((await params).id)
  const rejects =
    place.rejects === 0 ? [] : await listRejects(ctx, { importId: receipt.id, limit: shownRejects })
  const mayDecide = isAllowed(ctx, 'imports.release') && place.releasedAt === null
  return (
    <>
      <PageHeader
        eyebrow={
          <Breadcrumbs
            steps={[
              { label: 'Sources', href: '/sources' },
              { label: receipt.sourceName, href: `/sources/${place.sourceId}` },
              { label: receipt.fileName },
            ]}
          />
        }
        title={importHeadline(receipt)}
        lede={
          <span className="flex flex-wrap items-center gap-2">
            <ImportMark status={receipt.status} />
            {importStatusMeanings[receipt.status]}
          </span>
        }
      />
      <div className="grid gap-6">
        <ImportNotices
          receipt={receipt}
          released={place.releasedAt === null ? null : (place.releasedBy ?? 'A lead')}
          decision={
            mayDecide &&
            receipt.held && <HeldImportDecision importId={receipt.id} closing={receipt.held.closing} />
          }
        />
        <ImportCounts receipt={receipt} />
        {receipt.problems.length > 0 && (
          <Section
            title={sentenceCase(`${formatQuantity(receipt.problems.length, 'problem')} in the document`)}
            note="What could not be relied on makes an import partial, and a partial import closes nothing."
          >
            <ProblemList caption="What the document could not say" problems={receipt.problems} />
          </Section>
        )}
        {place.rejects > 0 && (
          <Section
            title={`${formatQuantity(place.rejects, 'row')} could not be read`}
            note={
              place.rejects > shownRejects
                ? `The first ${formatCount(shownRejects)} are shown. Download all, mend them, and send them again.`
                : 'Download them, mend them, and send them again.'
            }
            actions={
              <FreshCodeDownload href={`/api/imports/${receipt.id}/rejects`}>
                Download the rows
              </FreshCodeDownload>
            }
          >
            <RejectTable rows={rejects} />
          </Section>
        )}
        <div className="max-w-3xl">
          <Card title="Receipt" note={<code className="font-mono">{receipt.id}</code>}>
            <ImportReceipt
              receipt={receipt}
              sourceId={place.sourceId}
              mayReadEvidence={isAllowed(ctx, 'evidence.read')}
              now={ctx.clock.now()}
            />
          </Card>
        </div>
      </div>
    </>
  )
}
