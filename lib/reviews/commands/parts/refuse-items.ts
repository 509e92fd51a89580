import { type ErrorCode, PlumblineError } from '#lib/platform/errors.ts'
import type { ItemRefusal, RefusalCode } from '../../model/decision.ts'
import type { AccountOwner, DecidableItem } from '../../rules/may-decide.ts'
import type { LockedItem } from './locked-items.ts'

export function toDecidable(item: LockedItem, owners: ReadonlyMap<string, AccountOwner>): DecidableItem {
  const { role, systemName, username, personName } = item.snapshot
  return {
    ...item,
    snapshotHash: Buffer.from(item.snapshotHash).toString('hex'),
    what: `${role} of ${personName ?? username} on ${systemName}`,
    role,
    owner: owners.get(item.accountId) ?? null,
  }
}

const codes: Record<RefusalCode, ErrorCode> = {
  self_review: 'forbidden',
  not_yours: 'forbidden',
  last_administrator: 'forbidden',
  break_glass: 'forbidden',
  own_lock_out: 'forbidden',
  justification: 'invalid_input',
  same_role: 'invalid_input',
  signed: 'conflict',
  gone: 'conflict',
  changed: 'conflict',
}

/** One item is refused in its own words; of several, each is named and nothing is decided. */
export function refused(refusals: readonly ItemRefusal[], isBulk: boolean): PlumblineError {
  const [first] = refusals
  if (!first) throw new RangeError('Nothing was refused.')
  const details = refusals.map(({ itemId, what, message }) => ({
    path: isBulk ? `items.${itemId}` : first.code,
    message: isBulk ? `${what}: ${message}` : message,
  }))
  const code = codes[first.code]
  if (!isBulk) return new PlumblineError(code, first.message, first.nextStep, { details })
  const count = refusals.length === 1 ? 'One item stands' : `${refusals.length} items stand`
  return new PlumblineError(
    code,
    `Nothing was decided: ${count} in the way. ${first.what}: ${first.message}`,
    `${first.nextStep} Or leave it out and decide the others.`,
    { details },
  )
}
