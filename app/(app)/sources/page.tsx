import type { Metadata } from 'next'
import { CreateSource } from '#components/access/source-dialog.tsx'
import { SourceTable } from '#components/access/source-table.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { sourcesHeadline } from '#lib/access/model/headlines.ts'
import { listSources } from '#lib/access/queries/sources.ts'
import { listSystems } from '#lib/access/queries/systems.ts'
import { sourceState } from '#lib/access/rules/source-state.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'

export const metadata: Metadata = { title: 'Sources' }

export default async function SourcesPage() {
  const ctx = await pageCtx('access.read')
  const mayManage = isAllowed(ctx, 'access.manage')
  const [sources, systems] = await Promise.all([listSources(ctx, {}), mayManage ? listSystems(ctx, {}) : []])
  const now = ctx.clock.now()
  const rows = sources.map((source) => ({ source, state: sourceState(source.feeds, now) }))
  const action = mayManage ? (
    <CreateSource systems={systems.map(({ id, name }) => ({ id, name }))} />
  ) : undefined
  return (
    <>
      <PageHeader
        title={sourcesHeadline(rows.map(({ state }) => state))}
        lede="Where people, accounts and grants are known from. Only a complete document shows that something is gone."
        actions={rows.length > 0 && action}
      />
      <SourceTable rows={rows} now={now} action={action} />
    </>
  )
}
