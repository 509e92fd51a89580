import type { Metadata } from 'next'
import { SystemDialog } from '#components/access/system-dialog.tsx'
import { SystemTable } from '#components/access/system-table.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { systemsHeadline } from '#lib/access/model/headlines.ts'
import { listSystems } from '#lib/access/queries/systems.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'

export const metadata: Metadata = { title: 'Systems' }

export default async function SystemsPage() {
  const ctx = await pageCtx('access.read')
  const rows = await listSystems(ctx, {})
  const action = isAllowed(ctx, 'access.manage') ? <SystemDialog /> : undefined
  return (
    <>
      <PageHeader
        title={systemsHeadline(rows)}
        lede="What accounts can enter: the scope of the policy."
        actions={rows.length > 0 && action}
      />
      <SystemTable rows={rows} now={ctx.clock.now()} action={action} />
    </>
  )
}
