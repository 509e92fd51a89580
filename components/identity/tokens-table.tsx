import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Badge, type BadgeTone } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { TokenScope } from '#lib/platform/auth/permissions.ts'
import { RevokeTokenButton } from './revoke-token-button.tsx'

type State = 'live' | 'expired' | 'revoked' | 'owner-inactive'

export type TokenRow = {
  id: string
  name: string
  hint: string
  scopes: TokenScope[]
  owner: { id: string; name: string }
  expiresAt: Date
  lastUsedAt: Date | null
  state: State
}

const states: Record<State, { tone: BadgeTone; word: string }> = {
  live: { tone: 'outline', word: 'live' },
  expired: { tone: 'neutral', word: 'expired' },
  revoked: { tone: 'neutral', word: 'revoked' },
  'owner-inactive': { tone: 'risk', word: 'owner disabled' },
}

const columns = (now: Date, canManage: boolean): Column<TokenRow>[] => [
  {
    id: 'name',
    header: 'Token',
    cell: (row) => (
      <>
        <span className="font-medium">{row.name}</span>
        <code className="block font-mono text-xs text-ink-3">{row.hint}…</code>
      </>
    ),
  },
  { id: 'scopes', header: 'May', phone: 'below', cell: (row) => row.scopes.join(', ') },
  {
    id: 'owner',
    header: 'Owner',
    phone: 'hide',
    cell: (row) => (
      <TextLink quiet href={`/users/${row.owner.id}`}>
        {row.owner.name}
      </TextLink>
    ),
  },
  {
    id: 'state',
    header: 'State',
    cell: (row) => <Badge tone={states[row.state].tone}>{states[row.state].word}</Badge>,
  },
  {
    id: 'used',
    header: 'Last used',
    align: 'end',
    phone: 'hide',
    cell: (row) => (row.lastUsedAt ? <Time at={row.lastUsedAt} now={now} /> : 'never'),
  },
  {
    id: 'expires',
    header: 'Expires',
    align: 'end',
    phone: 'hide',
    cell: (row) => <Time at={row.expiresAt} now={now} />,
  },
  {
    id: 'deed',
    header: 'Action',
    align: 'end',
    cell: (row) =>
      canManage && row.state !== 'revoked' && <RevokeTokenButton tokenId={row.id} name={row.name} />,
  },
]

export function TokensTable({ rows, now, canManage }: { rows: TokenRow[]; now: Date; canManage: boolean }) {
  return (
    <DataTable
      caption="API tokens, the newest first"
      columns={columns(now, canManage).filter((column) => canManage || column.id !== 'deed')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="No program has access yet">
          A pipeline needs a token to send scan reports or to ask the deployment gate.
        </EmptyState>
      }
    />
  )
}
