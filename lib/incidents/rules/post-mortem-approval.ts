/** Clause V.C and issue 4: "review and approval by two people". */
const neededApprovals = 2

type Verdict = { byId: string; verdict: 'approve' | 'request_changes' }

/**
 * How a version stands: two people other than its author have approved it, and nobody asks for changes. Who asked for
 * changes is answered by a new version, never by outvoting.
 */
export function approvalOf(authorId: string, verdicts: readonly Verdict[]) {
  const approvers = new Set(
    verdicts.flatMap(({ byId, verdict }) => (verdict === 'approve' && byId !== authorId ? [byId] : [])),
  )
  const areChangesAsked = verdicts.some(({ verdict }) => verdict === 'request_changes')
  return {
    approvals: approvers.size,
    needed: neededApprovals,
    areChangesAsked,
    isApproved: approvers.size >= neededApprovals && !areChangesAsked,
  }
}
