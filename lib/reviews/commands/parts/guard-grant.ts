import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { readAdministrators } from '../../queries/administrators.ts'
import { refuseRemovals } from '../../rules/guard-rails.ts'

type Grant = { id: string; systemId: string; accountId: string; role: string; isPrivileged: boolean }

/** No campaign has this id: every administrator counts as one who stays. */
const noCampaign = '00000000-0000-0000-0000-000000000000'

/** @throws PlumblineError `conflict` when taking this grant would lock everybody out */
export async function guardGrant(tx: Transaction, grant: Grant): Promise<void> {
  const { systemId, accountId } = grant
  // As reviews do: two people at once must not each take one of the last two administrators.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('administrators'), hashtext(${systemId}))`)
  const { rows } = await tx.execute<{ systemName: string; username: string; accountKind: string }>(sql`
    select s.name as "systemName", v.username, v.kind as "accountKind"
    from account_versions v join systems s on s.id = v.system_id
    where v.account_id = ${accountId}::uuid and v.valid_to is null`)
  const [named] = rows
  if (!named) return
  const all = (await readAdministrators(tx, noCampaign, [systemId])).get(systemId) ?? []
  // One entry a grant: of several that the account holds, this takes one.
  const own = all.findIndex((administrator) => administrator.accountId === accountId)
  const leaving = all.map((administrator, index) =>
    index === own ? { ...administrator, itemId: grant.id } : administrator,
  )
  const [refusal] = refuseRemovals(
    [{ itemId: grant.id, ...grant, ...named, isReviewersOwn: false }],
    new Map([[systemId, leaving]]),
  )
  if (refusal) throw new PlumblineError('conflict', refusal.message, refusal.nextStep)
}
