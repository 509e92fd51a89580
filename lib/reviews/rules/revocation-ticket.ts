import type { RevocationStatus } from '../model.ts'

/** What a ticket is told: that it is to be done, that it need not be, and what imports show. */
export const ticketEvents = ['requested', 'withdrawn', 'still_present', 'proven_gone', 'regranted'] as const
export type TicketEvent = (typeof ticketEvents)[number]
export const isTicketEvent = (word: string): word is TicketEvent =>
  (ticketEvents as readonly string[]).includes(word)

export type TicketFacts = {
  id: string
  status: RevocationStatus
  systemName: string
  sourceName: string
  username: string
  accountExternalId: string
  personName: string | null
  resource: string
  role: string
  reduceToRole: string | null
  isPrivileged: boolean
  quarter: string
  reason: string | null
  requestedAt: Date
  requestedByName: string
  dueAt: Date
  provenAt: Date | null
  regrantedAt: Date | null
  /** SHA-256 (hex) of the documents that showed it last before the request, gone, and given again. */
  seenSha256: string
  proofSha256: string | null
  regrantSha256: string | null
}

/** The `data` of a message, as `docs/revocation-webhooks.md` describes it. Times are ISO 8601 in UTC. */
export function ticketOf(event: TicketEvent, facts: TicketFacts): Record<string, unknown> {
  return {
    event,
    revocation: {
      id: facts.id,
      path: `/revocations/${facts.id}`,
      status: facts.status,
      quarter: facts.quarter,
      reason: facts.reason,
      requestedAt: facts.requestedAt.toISOString(),
      requestedBy: facts.requestedByName,
      dueAt: facts.dueAt.toISOString(),
      provenAt: facts.provenAt?.toISOString() ?? null,
      regrantedAt: facts.regrantedAt?.toISOString() ?? null,
    },
    access: {
      system: facts.systemName,
      source: facts.sourceName,
      account: facts.username,
      accountId: facts.accountExternalId,
      person: facts.personName,
      resource: facts.resource,
      role: facts.role,
      reduceToRole: facts.reduceToRole,
      isPrivileged: facts.isPrivileged,
    },
    evidence: { seen: facts.seenSha256, proof: facts.proofSha256, regrant: facts.regrantSha256 },
  }
}
