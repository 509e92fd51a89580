import { type CauseGroup, causeGroups } from '../model/cause-groups.ts'
import type { AlertCause } from '../model.ts'
import { blockedPublications } from './causes/blocked-publications.ts'
import type { CauseQuery, Reader } from './causes/cause-query.ts'
import { faultyImports } from './causes/faulty-imports.ts'
import { incidentCalls } from './causes/incident-calls.ts'
import { lateActions } from './causes/late-actions.ts'
import { lostFactors } from './causes/lost-factors.ts'
import { onCallGaps } from './causes/on-call-gaps.ts'
import { orphanPrivilegedAccounts } from './causes/orphan-privileged-accounts.ts'
import { overdueRevocations } from './causes/overdue-revocations.ts'
import { owedReviews } from './causes/owed-reviews.ts'
import { regrants } from './causes/regrants.ts'
import { rubberStamps } from './causes/rubber-stamps.ts'
import { runningClocks } from './causes/running-clocks.ts'
import { staleImports } from './causes/stale-imports.ts'
import { unreportedIssues } from './causes/unreported-issues.ts'
import { waitingReports } from './causes/waiting-reports.ts'

/** Each states causes of the kinds of its group (`kindsOf`). */
const causeQueries: Readonly<Record<CauseGroup, readonly CauseQuery[]>> = {
  standing: [
    owedReviews,
    overdueRevocations,
    regrants,
    orphanPrivilegedAccounts,
    lostFactors,
    rubberStamps,
    staleImports,
    faultyImports,
    unreportedIssues,
    onCallGaps,
  ],
  clocks: [waitingReports, incidentCalls, runningClocks, lateActions, blockedPublications],
}

/** Every cause that holds at a moment, of every kind of the groups. */
export async function statedCauses(
  db: Reader,
  asOf: Date,
  groups: readonly CauseGroup[] = causeGroups,
): Promise<AlertCause[]> {
  const causes: AlertCause[] = []
  // One after another: a transaction has one connection.
  for (const query of groups.flatMap((group) => causeQueries[group])) causes.push(...(await query(db, asOf)))
  return causes
}
