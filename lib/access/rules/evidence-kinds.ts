import type { DocumentOutcome } from '../parsers/parser.ts'

export type AccessEvidenceKind = 'people-register' | 'account-inventory' | 'grant-inventory'

/**
 * What a document is evidence of, most telling first. Factors are told of accounts, so a document about factors is an
 * inventory of accounts as well.
 */
export function evidenceKindsOf(
  {
    listsAccounts,
    listsGrants,
    assertsMfa,
  }: Pick<DocumentOutcome, 'listsAccounts' | 'listsGrants' | 'assertsMfa'>,
  seen: { people: number; accounts: number; grants: number },
): [AccessEvidenceKind, ...AccessEvidenceKind[]] {
  const kinds: AccessEvidenceKind[] = []
  if (listsAccounts || assertsMfa || seen.accounts > 0) kinds.push('account-inventory')
  if (listsGrants || seen.grants > 0) kinds.push('grant-inventory')
  if (seen.people > 0) kinds.push('people-register')
  const [first = 'people-register', ...others] = kinds
  return [first, ...others]
}
