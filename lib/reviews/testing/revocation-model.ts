import { isOwed, type RevocationStatus } from '../model.ts'

/** A document of the feed, as it was sent: which roles it lists of all that are held. */
export type ModelImport = { at: number; isComplete: boolean; roles: ReadonlySet<string> }

export type ModelRevocation = {
  role: string
  status: RevocationStatus
  requestedAt: number
  claimedAt: number | null
  acceptedUntil: number | null
  provenAt: number | null
  regrantedAt: number | null
}

type Range = { from: number; to: number | null; confirmedAt: number; closedBy: ModelImport | null }

/**
 * What a feed knows and what it owes, told in a hundred lines without a database: every import is followed at once, in
 * the order of arrival. The real thing may be late, and must come to the same.
 */
export function createRevocationModel(roles: readonly string[]) {
  const ranges = new Map<string, Range[]>(roles.map((role) => [role, []]))
  const revocations: ModelRevocation[] = []
  let lastCompleteAt = Number.NEGATIVE_INFINITY

  const rangesOf = (role: string) => ranges.get(role) ?? []
  const current = (role: string) => rangesOf(role).find(({ to }) => to === null)
  const owedOf = (role: string) => revocations.find((one) => one.role === role && isOwed(one.status))

  function merge(sent: ModelImport): boolean {
    if (sent.at < lastCompleteAt) return false
    for (const role of roles) {
      const range = current(role)
      if (sent.roles.has(role)) {
        if (!range) {
          const last = rangesOf(role).at(-1)?.to ?? sent.at
          rangesOf(role).push({
            from: Math.max(sent.at, last),
            to: null,
            confirmedAt: sent.isComplete ? Number.NEGATIVE_INFINITY : sent.at,
            closedBy: null,
          })
        } else if (!sent.isComplete) {
          range.confirmedAt = Math.max(range.confirmedAt, sent.at)
        }
      } else if (range && sent.isComplete && range.confirmedAt <= sent.at) {
        range.to = Math.max(sent.at, range.from + 1)
        range.closedBy = sent
      }
    }
    if (sent.isComplete) lastCompleteAt = sent.at
    return true
  }

  const isHeldAt = (role: string, sent: ModelImport) =>
    rangesOf(role).some(
      ({ from, to, closedBy }) => from <= sent.at && (to === null || (to > sent.at && closedBy !== sent)),
    )

  function follow(sent: ModelImport): void {
    for (const one of revocations) {
      if (sent.isComplete && isOwed(one.status) && sent.at > one.requestedAt) {
        if (!isHeldAt(one.role, sent)) {
          one.status = 'proven_gone'
          one.provenAt = sent.at
        } else if (one.status === 'claimed_done' && sent.at > (one.claimedAt ?? 0)) {
          one.status = 'open'
        }
      }
      if (one.status === 'proven_gone') {
        const again = rangesOf(one.role).find(
          ({ from, closedBy }) => from >= (one.provenAt ?? 0) && closedBy?.at !== one.provenAt,
        )
        if (again) {
          one.status = 'regranted'
          one.regrantedAt = again.from
        }
      }
    }
  }

  return {
    revocations,
    isHeld: (role: string) => current(role) !== undefined,
    isOwed: (role: string) => owedOf(role) !== undefined,
    import(sent: ModelImport): void {
      if (merge(sent)) follow(sent)
    },
    request(role: string, at: number): void {
      if (!current(role) || owedOf(role)) return
      revocations.push({
        role,
        status: 'open',
        requestedAt: at,
        claimedAt: null,
        acceptedUntil: null,
        provenAt: null,
        regrantedAt: null,
      })
    },
    /** @returns the revocation that took the step; undefined: none may */
    act(role: string, from: readonly RevocationStatus[], to: RevocationStatus) {
      const one = owedOf(role)
      if (!one || !from.includes(one.status)) return undefined
      one.status = to
      return one
    },
    expire(at: number): void {
      for (const one of revocations)
        if (one.status === 'risk_accepted' && (one.acceptedUntil ?? 0) <= at) one.status = 'open'
    },
  }
}
