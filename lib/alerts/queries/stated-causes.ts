import { type CauseGroup, causeGroups } from '../model/cause-groups.ts'
import type { AlertCause, AlertKind } from '../model.ts'
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

type Stated = { kinds: readonly AlertKind[]; read: CauseQuery }

/** Who states the causes of which kinds: every kind in one group, and once. */
export const causeQueries: Readonly<Record<CauseGroup, readonly Stated[]>> = {
  standing: [
    { kinds: ['review_due_soon', 'review_overdue'], read: owedReviews },
    { kinds: ['revocation_overdue'], read: overdueRevocations },
    { kinds: ['regrant'], read: regrants },
    { kinds: ['orphan_privileged_account'], read: orphanPrivilegedAccounts },
    { kinds: ['mfa_lost'], read: lostFactors },
    { kinds: ['rubber_stamp'], read: rubberStamps },
    { kinds: ['import_stale'], read: staleImports },
    { kinds: ['import_partial'], read: faultyImports },
    { kinds: ['issue_unreported'], read: unreportedIssues },
    { kinds: ['on_call_gap'], read: onCallGaps },
  ],
  clocks: [
    { kinds: ['report_waiting'], read: waitingReports },
    { kinds: ['incident_page'], read: incidentCalls },
    { kinds: ['incident_clock'], read: runningClocks },
    { kinds: ['incident_action_late'], read: lateActions },
    { kinds: ['publication_blocked'], read: blockedPublications },
  ],
}

export type StatedCauses = {
  causes: AlertCause[]
  /** The kinds whose causes could be read: of these, what is not stated is gone. Nothing is known of the others. */
  kinds: AlertKind[]
  faults: { kinds: readonly AlertKind[]; error: unknown }[]
}

/** Every cause that holds at a moment, of every kind of the groups. A kind that cannot be read hides no other. */
export async function statedCauses(
  db: Reader,
  asOf: Date,
  groups: readonly CauseGroup[] = causeGroups,
): Promise<StatedCauses> {
  const stated: StatedCauses = { causes: [], kinds: [], faults: [] }
  // One after another: a transaction has one connection. Each in a savepoint, or the fault of one would end them all.
  for (const { kinds, read } of groups.flatMap((group) => causeQueries[group])) {
    try {
      stated.causes.push(...(await db.transaction((inner) => read(inner, asOf))))
      stated.kinds.push(...kinds)
    } catch (error) {
      stated.faults.push({ kinds, error })
    }
  }
  return stated
}
