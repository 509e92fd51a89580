import type { Metadata } from 'next'
import { InviteDialog } from '#components/identity/invite-dialog.tsx'
import { SearchUsers } from '#components/identity/search-users.tsx'
import { UsersTable } from '#components/identity/users-table.tsx'
import { LoadMore } from '#components/ui/load-more.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { listUsers } from '#lib/identity/queries/users.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { isId } from '#lib/platform/ids.ts'

export const metadata: Metadata = { title: 'Users' }

type Props = { searchParams: Promise<{ search?: string; name?: string; id?: string }> }

/** What the list says, in a sentence. */
function finding(total: number, withoutSecondFactor: number): string {
  const people = total === 1 ? 'One person' : `${total} people`
  if (withoutSecondFactor === 0) return `${people}, nobody active without a second factor`
  return `${people}, ${withoutSecondFactor} active without a second factor`
}

export default async function UsersPage({ searchParams }: Props) {
  const ctx = await pageCtx('users.read')
  const { search = '', name, id } = await searchParams
  const after = name !== undefined && id !== undefined && isId(id) ? { name, id } : undefined
  const page = await listUsers(ctx, { search: search.slice(0, 100), ...(after && { after }) })
  const next = page.next && `/users?${new URLSearchParams({ search, ...page.next })}`
  return (
    <>
      <PageHeader
        title={finding(page.total, page.withoutSecondFactor)}
        lede="Who may enter, and as what. A change of roles signs the person out."
        {...(isAllowed(ctx, 'users.manage') && { actions: <InviteDialog /> })}
      />
      <SearchUsers search={search} />
      <UsersTable rows={page.items} now={ctx.clock.now()} search={search} />
      {page.items.length > 0 && (
        <LoadMore
          shown={page.items.length}
          total={page.total}
          noun="people"
          one="person"
          {...(next !== null && { href: next })}
        />
      )}
    </>
  )
}
