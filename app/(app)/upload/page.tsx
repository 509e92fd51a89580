import type { Metadata } from 'next'
import { UploadReports } from '#components/scans/upload-reports.tsx'
import { QueryStore } from '#components/shell/query-store.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { settings } from '#lib/platform/env.ts'

export const metadata: Metadata = { title: 'Upload reports' }

export default async function UploadPage() {
  await pageCtx('scans.ingest')
  return (
    <>
      <PageHeader
        eyebrow={<Breadcrumbs steps={[{ label: 'Scan runs', href: '/runs' }, { label: 'Upload' }]} />}
        title="Upload the reports of your scanners"
        lede="Each becomes evidence and is merged into the findings. Secrets in a report are replaced by keyed hashes before it is stored."
      />
      <div className="max-w-3xl">
        <QueryStore>
          <UploadReports maxBytes={settings().limits.reportBytes} />
        </QueryStore>
      </div>
    </>
  )
}
