import type { FieldChange, ItemReason } from '../model/item.ts'

/** One reason as a person reads it. */
export function reasonText(reason: ItemReason): string {
  switch (reason.code) {
    case 'unused':
      return reason.days === null ? 'Never used' : `Unused for ${reason.days} days`
    case 'leaver':
      return reason.leftAt === null ? 'Has left' : `Left on ${reason.leftAt.slice(0, 10)}`
    case 'no_mfa':
      return 'Signs in without a second factor'
    case 'orphan':
      return 'Nobody is known to own this account'
    case 'rare_among_peers':
      return `Rare among peers: ${reason.holders} of ${reason.peers}`
    case 'separation_of_duties':
      return `Conflicts with ${reason.otherRole} (${reason.rule})`
    case 'changed':
      return `Changed since it was approved: ${reason.fields.map(changeText).join(', ')}`
    case 'privileged':
      return 'Privileged'
    case 'new':
      return 'New since the last review'
    case 'account_disabled':
      return 'The account is not active'
  }
}

export const changeText = ({ field, from, to }: FieldChange): string =>
  `${field} ${from ?? 'none'} → ${to ?? 'none'}`
