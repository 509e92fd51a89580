import type { EvidenceGap } from '../model.ts'
import { isFresh } from './evidence-age.ts'

/** The imports that speak for one system. */
export type SystemFeed = {
  /** The newest complete import as of the moment; null when there was none. */
  readonly lastCompleteAt: Date | null
  /** Whether any import, complete or not, has arrived. */
  readonly hasArrived: boolean
}

export type FedSystem = {
  readonly systemId: string
  readonly name: string
  readonly feeds: readonly SystemFeed[]
}

export const systemSubject = ({ systemId, name }: { systemId: string; name: string }) => ({
  type: 'system',
  id: systemId,
  label: name,
})

/** What is missing where a system's evidence is none, incomplete or too old. Every feed must be fresh. */
export function feedGaps(
  systems: readonly FedSystem[],
  what: string,
  days: number,
  asOf: Date,
): EvidenceGap[] {
  return systems.flatMap((system): EvidenceGap[] => {
    const subject = systemSubject(system)
    if (system.feeds.length === 0) return [{ subject, what, reason: 'never', lastProvenAt: null }]
    return system.feeds.flatMap(({ lastCompleteAt, hasArrived }): EvidenceGap[] => {
      if (lastCompleteAt === null)
        return [{ subject, what, reason: hasArrived ? 'incomplete' : 'never', lastProvenAt: null }]
      if (isFresh(lastCompleteAt, days, asOf)) return []
      return [{ subject, what, reason: 'stale', lastProvenAt: lastCompleteAt }]
    })
  })
}

/** When each feed last spoke completely. */
export const feedTimes = (systems: readonly FedSystem[]): Date[] =>
  systems.flatMap(({ feeds }) => feeds.flatMap(({ lastCompleteAt }) => lastCompleteAt ?? []))
