import { dayMs } from '#lib/platform/clock.ts'
import type { FieldChange, GrantFacts, ItemReason, ItemSnapshot, PastDecision } from '../model/item.ts'
import type { SeparationRule } from '../model/parameters.ts'
import { type DecisionKind, type QueueRank, queueRanks } from '../model.ts'
import { materialChanges, snapshotHash, snapshotOf } from './snapshot.ts'

export type JudgeTerms = {
  unusedDays: number
  separation: readonly SeparationRule[]
  /** There was a signed review before: what it did not hold is new. */
  hasHistory: boolean
  now: Date
}

export type JudgedItem = {
  snapshot: ItemSnapshot
  /** Hex. */
  snapshotHash: string
  reasons: ItemReason[]
  recommendation: DecisionKind | null
  rank: QueueRank
  groupKey: string | null
}

/** Fewer peers than this say nothing about what is usual. */
const fewestPeers = 5
/** A role held by so small a share of the peers is rare. */
const rareShare = 0.1

/** What a reviewer is told about one grant, and where it stands in the queue (issue 3). */
export function judgeItem(facts: GrantFacts, terms: JudgeTerms): JudgedItem {
  const snapshot = snapshotOf(facts)
  const hash = snapshotHash(snapshot)
  const reasons = reasonsOf(facts, snapshot, terms)
  const rank = rankOf(facts, snapshot, reasons)
  return {
    snapshot,
    snapshotHash: hash,
    reasons,
    recommendation: recommend(reasons, rank),
    rank,
    groupKey: rank === 'unchanged_low_risk' ? `${facts.systemId}:${facts.role}` : null,
  }
}

function reasonsOf(facts: GrantFacts, snapshot: ItemSnapshot, terms: JudgeTerms): ItemReason[] {
  const reasons: ItemReason[] = []
  const wasApproved = facts.past !== null && isApproval(facts.past.decision)
  const fields =
    facts.past === null
      ? []
      : [...materialChanges(facts.past.snapshot, snapshot), ...endOf(facts.past, terms.now)]
  if (fields.length > 0) reasons.push({ code: 'changed', fields })
  if (!wasApproved && fields.length === 0 && terms.hasHistory) reasons.push({ code: 'new' })
  if (facts.personState === 'left')
    reasons.push({ code: 'leaver', leftAt: facts.leftAt?.toISOString() ?? null })
  if (facts.personId === null) reasons.push({ code: 'orphan' })
  if (facts.accountStatus !== 'active') reasons.push({ code: 'account_disabled' })
  const unused = unusedDays(facts, terms)
  if (unused !== undefined) reasons.push({ code: 'unused', days: unused })
  reasons.push(...conflicts(facts, terms.separation))
  // Only what a source says outright: where it cannot tell, the factor is shown as unknown and accuses nobody.
  if (facts.mfa === 'none' && facts.accountStatus === 'active' && facts.accountKind !== 'service')
    reasons.push({ code: 'no_mfa' })
  if (facts.isPrivileged) reasons.push({ code: 'privileged' })
  if (facts.peers >= fewestPeers && facts.holders / facts.peers <= rareShare)
    reasons.push({ code: 'rare_among_peers', holders: facts.holders, peers: facts.peers })
  return reasons
}

/** An approval that was given until a day which has passed. */
function endOf({ decision, approvedUntil }: PastDecision, now: Date): FieldChange[] {
  if (decision !== 'approve_until' || approvedUntil === null || approvedUntil > now) return []
  return [{ field: 'approval', from: `until ${approvedUntil.toISOString().slice(0, 10)}`, to: 'ended' }]
}

/** Days since the last use; null: never used; undefined: used lately, granted lately, or not known. */
function unusedDays(facts: GrantFacts, { unusedDays, now }: JudgeTerms): number | null | undefined {
  if (!facts.isUseKnown) return undefined
  const since = facts.lastUsedAt ?? facts.grantedAt ?? facts.seenFrom
  const days = Math.floor((now.getTime() - since.getTime()) / dayMs)
  if (days < unusedDays) return undefined
  return facts.lastUsedAt === null ? null : days
}

function conflicts(facts: GrantFacts, rules: readonly SeparationRule[]): ItemReason[] {
  const own = [facts.role, `${facts.systemName}/${facts.role}`].map(lower)
  const others = facts.otherRoles.map((name) => ({ name, forms: [lower(name), lower(roleOf(name))] }))
  return rules.flatMap(({ name, roles: [one, other] }) => {
    for (const [mine, theirs] of [
      [one, other],
      [other, one],
    ] as const) {
      if (!own.includes(lower(mine))) continue
      const held = others.find(({ forms }) => forms.includes(lower(theirs)))
      if (held) return [{ code: 'separation_of_duties' as const, rule: name, otherRole: held.name }]
    }
    return []
  })
}

const atOdds: readonly ItemReason['code'][] = [
  'unused',
  'leaver',
  'orphan',
  'account_disabled',
  'separation_of_duties',
  'no_mfa',
]

function rankOf(facts: GrantFacts, snapshot: ItemSnapshot, reasons: readonly ItemReason[]): QueueRank {
  const has = (code: ItemReason['code']) => reasons.some((reason) => reason.code === code)
  if (has('new')) return 'new'
  if (has('changed')) return 'changed'
  if (snapshot.isPrivileged) return 'privileged'
  if (reasons.some(({ code }) => atOdds.includes(code))) return 'unused'
  const isUnchanged = facts.past?.decision === 'approve'
  return isUnchanged && !has('rare_among_peers') ? 'unchanged_low_risk' : 'rest'
}

/** Null: nothing speaks clearly for one or the other, somebody has to look. */
function recommend(reasons: readonly ItemReason[], rank: QueueRank): DecisionKind | null {
  const speaksAgainst: readonly ItemReason['code'][] = ['leaver', 'orphan', 'account_disabled', 'unused']
  if (reasons.some(({ code }) => speaksAgainst.includes(code))) return 'revoke'
  if (reasons.length > 0) return null
  return rank === 'unchanged_low_risk' || rank === 'rest' ? 'approve' : null
}

export const rankNumber = (rank: QueueRank): number => queueRanks.indexOf(rank)

export const isApproval = (decision: DecisionKind | null): boolean =>
  decision === 'approve' || decision === 'approve_until'

const roleOf = (name: string): string => name.slice(name.indexOf('/') + 1)
const lower = (text: string): string => text.toLowerCase()
