import { everyControl, type Policy } from '../model.ts'

export type EvidenceTerms = { timeToLiveDays: number; controls: string[]; clauses: string[] }

const unclaimedTimeToLiveDays = 7

/**
 * What a kind of evidence is for under a policy, and for how long it counts: the shortest time to live of the
 * controls that ask for it.
 */
export function evidenceTerms(policy: Policy | null, kind: string): EvidenceTerms {
  const placed = policy
    ? everyControl(policy).filter(({ control }) => control.evidence.kinds.includes(kind))
    : []
  const days = placed.map(({ control }) => control.evidence.timeToLiveDays)
  return {
    timeToLiveDays: days.length === 0 ? unclaimedTimeToLiveDays : Math.min(...days),
    controls: placed.map(({ control }) => control.id),
    clauses: [...new Set(placed.map(({ clause }) => clause.number))],
  }
}
