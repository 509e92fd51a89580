import type { ItemRefusal } from '../model/decision.ts'

/** What would go, as far as the guard rails look at it. */
export type Removal = {
  itemId: string
  systemId: string
  systemName: string
  accountId: string
  username: string
  accountKind: string
  role: string
  isPrivileged: boolean
  /** It is the reviewer's own way in: their account, or one with their e-mail address. */
  isReviewersOwn: boolean
}

/** Who administers a system now, by grant that nothing has asked to remove yet. */
export type Administrators = ReadonlyMap<string, readonly { accountId: string; itemId: string | null }[]>

/**
 * Removals that nobody may decide in a review (issue 3): they lock everybody, or the reviewer, out. Judged together,
 * because two harmless removals can take the last two administrators.
 * @param administrators by system: one entry for each privileged grant of an active account
 */
export function refuseRemovals(removals: readonly Removal[], administrators: Administrators): ItemRefusal[] {
  const leaving = new Set(removals.map(({ itemId }) => itemId))
  const refusals: ItemRefusal[] = []
  for (const removal of removals) {
    const { itemId } = removal
    const what = `${removal.role} of ${removal.username} on ${removal.systemName}`
    if (removal.accountKind === 'break_glass') {
      refusals.push({
        itemId,
        code: 'break_glass',
        what,
        message: `${removal.username} is the break-glass account of ${removal.systemName}.`,
        nextStep: 'Keep it, or name another break-glass account first.',
      })
    } else if (removal.isReviewersOwn) {
      refusals.push({
        itemId,
        code: 'own_lock_out',
        what,
        message: 'This would lock you out yourself.',
        nextStep: 'Hand the item on: somebody else decides about your own access.',
      })
    } else if (removal.isPrivileged && isLastOf(administrators.get(removal.systemId) ?? [], leaving)) {
      refusals.push({
        itemId,
        code: 'last_administrator',
        what,
        message: `Nobody would be left to administer ${removal.systemName}.`,
        nextStep: 'Keep one administrator, or give somebody else the role first.',
      })
    }
  }
  return refusals
}

const isLastOf = (all: readonly { itemId: string | null }[], leaving: ReadonlySet<string>): boolean =>
  all.length > 0 && all.every(({ itemId }) => itemId !== null && leaving.has(itemId))
