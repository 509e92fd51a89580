import type { AccountFact } from '../../model/fact.ts'
import type { AccountStatus, MfaLevel } from '../../model.ts'
import { readDate, readYesNo, saysNever } from '../../rules/column-values.ts'
import { plainLine } from '../../rules/plain-line.ts'
import { UnreadableRow } from '../../rules/row-cells.ts'

/** Where each field stands in a row; -1 where the download leaves it out. */
export type GoogleColumns = Record<
  | 'email'
  | 'givenName'
  | 'familyName'
  | 'status'
  | 'lastSignIn'
  | 'number'
  | 'isEnrolled'
  | 'isEnforced'
  | 'isProtected',
  number
>

const statuses: Record<string, AccountStatus> = {
  active: 'active',
  suspended: 'suspended',
  archived: 'disabled',
  deleted: 'disabled',
}

const downloadAgain = 'Download the users again, and send the file as it came.'

/** @throws UnreadableRow */
export function googleRow(
  values: readonly string[],
  columns: GoogleColumns,
  positions: Map<string, number>,
  position: number,
): AccountFact {
  const text = (field: keyof GoogleColumns) => plainLine(values[columns[field]] ?? '')
  const email = text('email').toLowerCase()
  if (!/^[^\s@]{1,200}@[^\s@]{1,200}$/.test(email))
    throw new UnreadableRow('email', `“${email.slice(0, 80)}” is no e-mail address.`, downloadAgain)
  const first = positions.get(email)
  if (first !== undefined)
    throw new UnreadableRow('email', `“${email}” stands in row ${first} already.`, downloadAgain)
  const status = statuses[text('status').toLowerCase() || 'active']
  if (status === undefined)
    throw new UnreadableRow('status', `The status “${text('status')}” is not known.`, downloadAgain)
  const fact: AccountFact = {
    kind: 'account',
    externalId: email,
    username: email,
    displayName: `${text('givenName')} ${text('familyName')}`.trim() || null,
    email,
    accountKind: 'human',
    status,
    ...(columns.isEnrolled >= 0 && {
      mfa: levelOf(answer(text, 'isEnrolled'), answer(text, 'isEnforced'), answer(text, 'isProtected')),
    }),
    lastUsedAt: signInOf(text('lastSignIn')),
    owner: text('number') || email,
  }
  positions.set(email, position)
  return fact
}

function answer(text: (field: keyof GoogleColumns) => string, field: keyof GoogleColumns): boolean | null {
  const written = text(field)
  const answer = written === '' ? null : readYesNo(written)
  if (answer !== undefined) return answer
  throw new UnreadableRow(field, `“${written}” is neither True nor False.`, downloadAgain)
}

/**
 * Enforcement covers nobody who has not enrolled: in the grace period such a user still signs in with the password
 * alone. The Advanced Protection Program admits passkeys and security keys only.
 */
function levelOf(
  isEnrolled: boolean | null,
  isEnforced: boolean | null,
  isProtected: boolean | null,
): MfaLevel {
  if (isEnrolled === null) return 'unknown'
  if (!isEnrolled) return 'none'
  if (isProtected === true) return 'phishing_resistant'
  return isEnforced === true ? 'enforced' : 'registered'
}

/** `2026/10/31 09:15:00` or ISO 8601, without a zone: read as UTC. `Never logged in` and a blank are no sign-in. */
function signInOf(written: string): Date | null {
  if (written === '' || saysNever(written)) return null
  const at = readDate(written.replace(/^(\d{4})\/(\d{2})\/(\d{2})/, '$1-$2-$3'), 'iso')
  if (at === undefined)
    throw new UnreadableRow('lastSignIn', `The last sign-in “${written}” is no time.`, downloadAgain)
  return at.getUTCFullYear() < 1990 ? null : at
}
