import type { ReviewerReason } from '../model.ts'

/** Nobody may review these: the lead names somebody. Stored where a reviewer's id is. */
export const nobody = '00000000-0000-0000-0000-000000000000'

export type Colleague = { managerId: string | null; isActive: boolean }

export type Organisation = {
  people: ReadonlyMap<string, Colleague>
  /** People who lead the pillar, then administrators, in the order in which they are asked. */
  leads: readonly string[]
}

/** Whose access (null: nobody's yet) on a system whose owner is `ownerId`. */
export type Subject = { personId: string | null; systemId: string; ownerId: string | null }
export type Choice = { reviewerId: string; reason: ReviewerReason }

export const subjectKey = ({ personId, systemId }: Pick<Subject, 'personId' | 'systemId'>): string =>
  `${personId ?? ''}/${systemId}`

/** Who reviews whom already: `reviewer>subject`. */
export type Pairs = Set<string>
export const pair = (reviewerId: string, subjectId: string): string => `${reviewerId}>${subjectId}`

/**
 * Chooses a reviewer for every subject: the manager, else up the chain, else the owner of the system, else a lead
 * (issue 3). Only active people are asked. Nobody reviews themselves, and of two people who would review each other
 * the second goes on to the next. Managers are settled first, then owners, then leads, each in the order of ids, so
 * that the same organisation always gives the same answer.
 * @param pairs who reviews whom already; grows by what is chosen
 */
export function chooseReviewers(
  subjects: readonly Subject[],
  organisation: Organisation,
  pairs: Pairs = new Set(),
): Map<string, Choice> {
  const chosen = new Map<string, Choice>()
  const ordered = [...subjects].sort((a, b) => compare(subjectKey(a), subjectKey(b)))
  const settle = (reason: ReviewerReason, candidates: (subject: Subject) => Iterable<string>): void => {
    for (const subject of ordered) {
      if (chosen.has(subjectKey(subject))) continue
      for (const candidate of candidates(subject)) {
        if (!mayReview(candidate, subject.personId, pairs)) continue
        if (organisation.people.get(candidate)?.isActive !== true) continue
        chosen.set(subjectKey(subject), { reviewerId: candidate, reason })
        if (subject.personId !== null) pairs.add(pair(candidate, subject.personId))
        break
      }
    }
  }
  settle('manager', ({ personId }) => managersOf(personId, organisation))
  settle('system_owner', ({ ownerId }) => (ownerId === null ? [] : [ownerId]))
  settle('pillar_lead', () => organisation.leads)
  for (const subject of ordered) {
    const key = subjectKey(subject)
    if (!chosen.has(key)) chosen.set(key, { reviewerId: nobody, reason: 'pillar_lead' })
  }
  return chosen
}

/** Neither themselves nor somebody who reviews them. */
export const mayReview = (
  reviewerId: string,
  subjectId: string | null,
  pairs: ReadonlySet<string>,
): boolean => subjectId === null || (reviewerId !== subjectId && !pairs.has(pair(subjectId, reviewerId)))

/** The chain of managers upwards; ends where it would begin again. */
function* managersOf(personId: string | null, { people }: Organisation): Generator<string> {
  const met = new Set([personId])
  let managerId = personId === null ? null : (people.get(personId)?.managerId ?? null)
  while (managerId !== null && !met.has(managerId)) {
    yield managerId
    met.add(managerId)
    managerId = people.get(managerId)?.managerId ?? null
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
