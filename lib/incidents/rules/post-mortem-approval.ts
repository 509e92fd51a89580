/** Clause V.C and issue 4: "review and approval by two people". */
const neededApprovals = 2

type Verdict = { byId: string; verdict: 'approve' | 'request_changes' }

/**
 * How a version stands: two people other than its authors have approved it, and nobody asks for changes. Who asked for
 * changes is answered by a new version, never by outvoting.
 * @param authorIds everybody who had a part in the text since the public read it last
 */
export function approvalOf(authorIds: readonly string[], verdicts: readonly Verdict[]) {
  const approvers = new Set(
    verdicts.flatMap(({ byId, verdict }) =>
      verdict === 'approve' && !authorIds.includes(byId) ? [byId] : [],
    ),
  )
  const areChangesAsked = verdicts.some(({ verdict }) => verdict === 'request_changes')
  return {
    approvals: approvers.size,
    needed: neededApprovals,
    areChangesAsked,
    isApproved: approvers.size >= neededApprovals && !areChangesAsked,
  }
}
