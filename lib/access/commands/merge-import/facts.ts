import type { Transaction } from '#db/client.ts'
import type { ImportCounts } from '#db/schema/access/imports.ts'
import type { DocumentOutcome } from '../../parsers/parser.ts'
import { type ImportFacts, type ImportVerdict, judgeImport } from '../../rules/import-verdict.ts'
import { findAbsent } from './absent.ts'
import { closeAccounts, mergeAccounts, stageAccounts } from './accounts.ts'
import { stageUnsaidFactors } from './factors.ts'
import { closeGrants, mergeGrants, stageGrants } from './grants.ts'
import { type Changes, type Merge, noChanges } from './merge.ts'
import { markLeft, mergePeople, stagePeople } from './people.ts'
import { rematchAccounts } from './rematch-accounts.ts'
import { resolveUsernames } from './usernames.ts'

export type MergedFacts = Pick<ImportCounts, 'people' | 'accounts' | 'grants'> & Unknown

/** What the document names and nobody knows. */
export type Unknown = { unknownManagers: string[]; unknownUsernames: string[] }

/**
 * Judges an import by what it would close, and merges `staging` into the facts as far as the verdict lets it: people
 * first, since accounts are matched with them, then accounts, then their grants.
 */
export async function mergeFacts(
  tx: Transaction,
  scope: Omit<Merge, 'isComplete' | 'isConfirming' | 'listsAccounts'>,
  outcome: DocumentOutcome,
  known: Omit<ImportFacts, 'shares'>,
): Promise<{ verdict: ImportVerdict; facts: MergedFacts }> {
  const early = judgeImport({ ...known, shares: [] })
  if (!early.mayOpen) return { verdict: early, facts: nothing }
  const { listsAccounts } = outcome
  const merge = { ...scope, listsAccounts, isComplete: false, isConfirming: true }
  const unknownUsernames = outcome.externalIdsAreUsernames ? await resolveUsernames(tx, merge) : []
  await stagePeople(tx, merge)
  await stageAccounts(tx, merge)
  await stageGrants(tx, merge)
  const verdict = judgeImport({ ...known, shares: await findAbsent(tx, merge, outcome) })
  const isComplete = verdict.status === 'complete'
  const applied = await applyFacts(tx, { ...merge, isComplete, isConfirming: !isComplete }, outcome)
  const facts = { ...applied, unknownUsernames }
  if (!verdict.mayClose) return { verdict, facts }
  const closed = {
    grants: await closeGrants(tx, merge),
    accounts: await closeAccounts(tx, merge),
    people: await markLeft(tx, merge),
  }
  return {
    verdict,
    facts: {
      ...facts,
      people: { ...facts.people, closed: closed.people },
      accounts: { ...facts.accounts, closed: closed.accounts },
      grants: { ...facts.grants, closed: closed.grants },
    },
  }
}

const nothing: MergedFacts = {
  people: noChanges,
  accounts: noChanges,
  grants: noChanges,
  unknownManagers: [],
  unknownUsernames: [],
}

async function applyFacts(
  tx: Transaction,
  merge: Merge,
  outcome: DocumentOutcome,
): Promise<Omit<MergedFacts, 'unknownUsernames'>> {
  const { unknownManagers, ...people } = await mergePeople(tx, merge)
  await stageUnsaidFactors(tx, merge, outcome)
  const accounts = await mergeAccounts(tx, merge)
  const grants = await mergeGrants(tx, merge)
  const matched = people.opened + people.changed > 0 ? await rematchAccounts(tx, merge) : 0
  const open = (changes: Omit<Changes, 'closed'>): Changes => ({ ...changes, closed: 0 })
  return {
    people: open(people),
    accounts: { ...open(accounts), changed: accounts.changed + matched },
    grants: open(grants),
    unknownManagers,
  }
}
