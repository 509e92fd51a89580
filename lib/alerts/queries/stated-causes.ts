import type { AlertCause } from '../model.ts'
import type { CauseQuery, Reader } from './causes/cause-query.ts'
import { faultyImports } from './causes/faulty-imports.ts'
import { lostFactors } from './causes/lost-factors.ts'
import { orphanPrivilegedAccounts } from './causes/orphan-privileged-accounts.ts'
import { overdueRevocations } from './causes/overdue-revocations.ts'
import { owedReviews } from './causes/owed-reviews.ts'
import { regrants } from './causes/regrants.ts'
import { rubberStamps } from './causes/rubber-stamps.ts'
import { staleImports } from './causes/stale-imports.ts'

const everyCauseQuery: readonly CauseQuery[] = [
  owedReviews,
  overdueRevocations,
  regrants,
  orphanPrivilegedAccounts,
  lostFactors,
  rubberStamps,
  staleImports,
  faultyImports,
]

/** Every cause that holds at a moment, of every kind. */
export async function statedCauses(db: Reader, asOf: Date): Promise<AlertCause[]> {
  const causes: AlertCause[] = []
  // One after another: a transaction has one connection.
  for (const query of everyCauseQuery) causes.push(...(await query(db, asOf)))
  return causes
}
