import type { Metadata } from 'next'
import { AnonymousOff } from '#components/incidents/reports/anonymous-off.tsx'
import { ReceiptView } from '#components/incidents/reports/receipt-view.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { settings } from '#lib/platform/env.ts'

export const metadata: Metadata = { title: 'Your receipt' }

/** What became of a report without a name, for whoever holds its receipt. */
export default function ReceiptPage() {
  const isOpen = settings().takesAnonymousReports
  return (
    <>
      <PageHeader
        title="See what became of your report"
        lede="The receipt is the only way to it. It is sent to Plumbline and kept nowhere in this browser."
      />
      {isOpen ? <ReceiptView /> : <AnonymousOff />}
    </>
  )
}
