import type { Metadata } from 'next'
import { TokenDialog } from '#components/identity/token-dialog.tsx'
import { TokensTable } from '#components/identity/tokens-table.tsx'
import { LoadMore } from '#components/ui/load-more.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { listTokens } from '#lib/identity/queries/tokens.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { isId } from '#lib/platform/ids.ts'

export const metadata: Metadata = { title: 'API tokens' }

type Props = { searchParams: Promise<{ after?: string }> }

function finding(live: number): string {
  if (live === 0) return 'No program has access'
  return live === 1 ? 'One program has access' : `${live} programs have access`
}

export default async function TokensPage({ searchParams }: Props) {
  const ctx = await pageCtx('tokens.read')
  const { after } = await searchParams
  const page = await listTokens(ctx, after !== undefined && isId(after) ? { after } : {})
  const canManage = isAllowed(ctx, 'tokens.manage')
  return (
    <>
      <PageHeader
        title={finding(page.items.filter((token) => token.state === 'live').length)}
        lede="Each token is for one use, expires, and belongs to somebody. Only its first characters are kept in clear."
        {...(canManage && { actions: <TokenDialog /> })}
      />
      <TokensTable rows={page.items} now={ctx.clock.now()} canManage={canManage} />
      {page.next !== null && (
        <LoadMore shown={page.items.length} noun="tokens" href={`/tokens?after=${page.next}`} />
      )}
    </>
  )
}
