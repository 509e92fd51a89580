import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { CustodyList } from '#components/evidence/custody-list.tsx'
import { EvidenceFacts } from '#components/evidence/evidence-facts.tsx'
import { FactsGiven } from '#components/evidence/facts-given.tsx'
import { ReceiptCard } from '#components/evidence/receipt-card.tsx'
import { FreshCodeDownload } from '#components/identity/fresh-code-download.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { evidenceKindWords } from '#lib/evidence/model.ts'
import { getEvidence } from '#lib/evidence/queries/get-evidence.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { isId } from '#lib/platform/ids.ts'

type Props = { params: Promise<{ id: string }> }

/** Once a request, for the title and for the page. */
const load = cache(async (evidenceId: string) => {
  const ctx = await pageCtx('evidence.read')
  if (!isId(evidenceId)) notFound()
  const record = await getEvidence(ctx, { evidenceId }).catch((error: unknown) => {
    if (isPlumblineError(error) && error.code === 'not_found') notFound()
    throw error
  })
  return { ctx, record }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { record } = await load((await params).id)
  return { title: `${evidenceKindWords[record.kind]} of ${record.subject}` }
}

export default async function EvidenceRecordPage({ params }: Props) {
  const { ctx, record } = await load((await params).id)
  const now = ctx.clock.now()
  const proves = record.validUntil >= now && record.isComplete
  return (
    <>
      <PageHeader
        eyebrow={
          <Breadcrumbs
            steps={[{ label: 'Evidence', href: '/evidence' }, { label: evidenceKindWords[record.kind] }]}
          />
        }
        title={`${evidenceKindWords[record.kind]} of ${record.subject} ${
          proves
            ? 'counts as proof'
            : record.isComplete
              ? 'is stale and proves nothing now'
              : 'is incomplete and closes nothing'
        }`}
        actions={
          isAllowed(ctx, 'evidence.download') && (
            <FreshCodeDownload href={`/api/evidence/${record.id}/raw`}>
              Download the raw bytes
            </FreshCodeDownload>
          )
        }
      />
      <div className="grid gap-6 lg:grid-cols-2 print:block">
        <div className="grid content-start gap-6">
          <Card title="The record" note={<code className="font-mono">{record.id}</code>}>
            <EvidenceFacts record={record} now={now} />
          </Card>
          <Card title="The facts it gave">
            <FactsGiven run={record.run} access={record.access} />
          </Card>
        </div>
        <div className="grid content-start gap-6 print:mt-6">
          <ReceiptCard receipt={record.receipt} />
          <Section
            title="Custody"
            note="Each step is an entry of the ledger, or attested by the record itself."
          >
            <CustodyList custody={record.custody} now={now} />
          </Section>
        </div>
      </div>
    </>
  )
}
