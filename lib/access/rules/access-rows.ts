import type { AccountFact, GrantFact } from '../model/fact.ts'
import type { AccountKind, AccountStatus, MfaLevel } from '../model.ts'
import { normaliseWord, readYesNo, saysNever } from './column-values.ts'
import { type RowCells, UnreadableRow } from './row-cells.ts'

const kinds: Record<string, AccountKind> = {
  human: 'human',
  person: 'human',
  personal: 'human',
  user: 'human',
  employee: 'human',
  member: 'human',
  service: 'service',
  'service account': 'service',
  robot: 'service',
  bot: 'service',
  machine: 'service',
  application: 'service',
  app: 'service',
  system: 'service',
  technical: 'service',
  'break glass': 'break_glass',
  emergency: 'break_glass',
  firecall: 'break_glass',
}

const statuses: Record<string, AccountStatus> = {
  active: 'active',
  enabled: 'active',
  ok: 'active',
  open: 'active',
  invited: 'active',
  pending: 'active',
  suspended: 'suspended',
  locked: 'suspended',
  'locked out': 'suspended',
  disabled: 'disabled',
  inactive: 'disabled',
  deactivated: 'disabled',
  deprovisioned: 'disabled',
  deleted: 'disabled',
  closed: 'disabled',
  archived: 'disabled',
}

/** “Yes” says no more than that there is a factor: `registered`. Which kind, and whether it is asked for, it leaves open. */
const mfaWords: Record<string, MfaLevel> = {
  unknown: 'unknown',
  'n a': 'unknown',
  none: 'none',
  'not enrolled': 'none',
  registered: 'registered',
  enrolled: 'registered',
  totp: 'registered',
  sms: 'registered',
  push: 'registered',
  capable: 'capable',
  enforced: 'enforced',
  required: 'enforced',
  'phishing resistant': 'phishing_resistant',
  passkey: 'phishing_resistant',
  fido2: 'phishing_resistant',
  webauthn: 'phishing_resistant',
  'security key': 'phishing_resistant',
  'hardware key': 'phishing_resistant',
}

/** What the role opens when the row names no resource. */
export const wholeSystem = 'the whole system'

/** What may be done when the row names a resource and no role. */
const plainAccess = 'access'

/** A status that no row gave yet is null: a blank agrees with every other. */
type AccountSoFar = Omit<AccountFact, 'status'> & { status: AccountStatus | null }
type Seen = { account: AccountSoFar; position: number }

/**
 * Reads the rows of a table of accounts and what they hold: one row for each role, or one for the account alone.
 * `read` gives the roles of a row; `accounts` every account of the rows read so far, once.
 * @throws UnreadableRow from `read`, where a row names no account or contradicts an earlier row of the same one
 */
export function accessRows() {
  const seen = new Map<string, Seen>()
  return {
    read(cells: RowCells, position: number): GrantFact[] {
      const account = accountIn(cells)
      const grant = grantIn(cells, account.externalId)
      const first = seen.get(account.externalId)
      if (first) {
        agree(first, account)
        first.account.lastUsedAt = later(first.account.lastUsedAt, account.lastUsedAt)
      } else seen.set(account.externalId, { account, position })
      return grant ? [grant] : []
    },
    *accounts(): Iterable<AccountFact> {
      for (const { account } of seen.values()) yield { ...account, status: account.status ?? 'active' }
    },
  }
}

function accountIn(cells: RowCells): AccountSoFar {
  const username = cells.text('account') || cells.text('email').toLowerCase()
  const externalId = cells.text('accountId') || username
  if (externalId === '') {
    throw new UnreadableRow('account', 'The row names no account.', 'Fill in the name of the account.')
  }
  const owner = cells.text('owner')
  return {
    kind: 'account',
    externalId,
    username: username || externalId,
    displayName: cells.text('displayName') || null,
    email: cells.email('email'),
    accountKind: kinds[normaliseWord(cells.text('kind'))] ?? 'unknown',
    status: statusOf(cells.text('status')),
    ...(cells.has('mfa') && { mfa: mfaOf(cells.text('mfa')) }),
    lastUsedAt: later(readUse(cells, 'lastSignIn').at, readUse(cells, 'lastUsed').at),
    owner: owner === '' ? null : owner.includes('@') ? owner.toLowerCase() : owner,
  }
}

function grantIn(cells: RowCells, externalId: string): GrantFact | null {
  const role = cells.text('role')
  const resource = cells.text('resource')
  if (role === '' && resource === '') return null
  const use = readUse(cells, 'lastUsed')
  return {
    kind: 'grant',
    externalId,
    resource: resource || wholeSystem,
    role: role || plainAccess,
    isPrivileged: cells.yesNo('privileged'),
    path: [],
    grantedAt: cells.date('granted'),
    lastUsedAt: use.at,
    isUseKnown: use.isKnown,
  }
}

/** A date, or that there never was a use; a blank cell says neither. */
function readUse(cells: RowCells, field: string): { at: Date | null; isKnown: boolean } {
  const text = cells.text(field)
  if (text === '') return { at: null, isKnown: false }
  return { at: saysNever(text) ? null : cells.date(field), isKnown: true }
}

function statusOf(text: string): AccountStatus | null {
  if (text === '') return null
  const known = statuses[normaliseWord(text)]
  if (known !== undefined) return known
  const isActive = readYesNo(text)
  if (isActive !== undefined) return isActive ? 'active' : 'disabled'
  throw new UnreadableRow(
    'status',
    `The status “${text}” is not known.`,
    'Write active, suspended or disabled, or leave it blank for active.',
  )
}

function mfaOf(text: string): MfaLevel {
  if (text === '') return 'unknown'
  const known = mfaWords[normaliseWord(text)]
  if (known !== undefined) return known
  const isThere = readYesNo(text)
  if (isThere !== undefined) return isThere ? 'registered' : 'none'
  throw new UnreadableRow(
    'mfa',
    `“${text}” says nothing that is known of a second factor.`,
    'Write none, registered, capable, enforced or phishing-resistant, or leave it blank for unknown.',
  )
}

/** What every row of one account must say alike; a blank agrees with everything, and is filled by a later row. */
const steady = ['username', 'email', 'accountKind', 'status', 'mfa', 'displayName', 'owner'] as const

const isBlank = (value: string | null | undefined) =>
  value === null || value === undefined || value === 'unknown'

function agree({ account: first, position }: Seen, account: AccountSoFar): void {
  const differing = steady.find(
    (field) => !isBlank(first[field]) && !isBlank(account[field]) && first[field] !== account[field],
  )
  if (differing !== undefined) {
    throw new UnreadableRow(
      null,
      `The account “${account.externalId}” is “${account[differing]}” here and “${first[differing]}” in row ${position}.`,
      'Let every row of one account say the same of it; the first one counted.',
    )
  }
  for (const field of steady) if (isBlank(first[field])) Object.assign(first, { [field]: account[field] })
}

const later = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b > a) ? b : a)
