import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { ItemRefusal } from '../../model/decision.ts'
import { readAdministrators } from '../../queries/administrators.ts'
import { toRemoval } from '../../queries/removal.ts'
import { refuseRemovals } from '../../rules/guard-rails.ts'
import type { AccountOwner, Decider } from '../../rules/may-decide.ts'
import type { LockedItem } from './locked-items.ts'

/** Which of these removals would lock somebody out, judged while nobody else removes an administrator there. */
export async function guardRemovals(
  tx: Transaction,
  campaignId: string,
  items: readonly LockedItem[],
  owners: ReadonlyMap<string, AccountOwner>,
  decider: Decider,
): Promise<ItemRefusal[]> {
  const systemIds = [...new Set(items.filter(({ snapshot }) => snapshot.isPrivileged).map((i) => i.systemId))]
  for (const systemId of systemIds.sort()) {
    // Two reviewers at once must not each take one of the last two administrators.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('administrators'), hashtext(${systemId}))`)
  }
  const administrators =
    systemIds.length === 0 ? new Map() : await readAdministrators(tx, campaignId, systemIds)
  return refuseRemovals(
    items.map((item) => toRemoval(item, owners, decider)),
    administrators,
  )
}
