import type { Metadata } from 'next'
import { AnonymousForm } from '#components/incidents/reports/anonymous-form.tsx'
import { AnonymousOff } from '#components/incidents/reports/anonymous-off.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { settings } from '#lib/platform/env.ts'

export const metadata: Metadata = { title: 'Report without a name' }

/** Tells the pillar lead of a vulnerability without saying who one is. */
export default function AnonymousReportPage() {
  const isOpen = settings().takesAnonymousReports
  return (
    <>
      <PageHeader
        title="Report without a name"
        lede="The pillar lead and the designees read it, nobody else. No account, no cookie and no address is kept with it. You get a receipt with which you can follow it."
      />
      {isOpen ? <AnonymousForm /> : <AnonymousOff />}
    </>
  )
}
