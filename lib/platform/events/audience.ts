import { isAllowed } from '../auth/authorise.ts'
import type { Permission } from '../auth/permissions.ts'
import type { Ctx } from '../ctx.ts'
import type { LiveEvent, LiveTopic } from './notify.ts'

/**
 * Whose pages may be told which of a topic changed: the permissions that open a page of it, any of them. Keys are
 * numbers of incidents, ids of people, tokens and campaigns; that there is one is more than some may know.
 */
const readers: Readonly<Record<LiveTopic, readonly Permission[]>> = {
  runs: ['runs.read'],
  findings: ['scans.read'],
  posture: ['posture.read'],
  evidence: ['evidence.read'],
  users: ['users.read'],
  tokens: ['tokens.read'],
  access: ['access.read'],
  reviews: ['reviews.list'],
  revocations: ['revocations.read', 'revocations.claim'],
  alerts: ['alerts.own'],
  reports: ['reports.read'],
  incidents: ['incidents.read'],
  'on-call': ['on-call.read'],
  // Drafts, too: what is published is found by everybody once their page is read anew.
  'post-mortems': ['incidents.read'],
}

/**
 * What a caller is told of a change. Who may not read its topic hears that something changed and not what: their own
 * tasks, their own report or the library may be part of it, so their page is read anew all the same.
 */
export function toldTo(ctx: Pick<Ctx, 'actor' | 'roles' | 'assurance'>): (data: string) => string {
  const mayKnow = new Set(
    Object.entries(readers).flatMap(([topic, permissions]) =>
      permissions.some((permission) => isAllowed(ctx, permission)) ? [topic] : [],
    ),
  )
  return (data) => {
    const { topic } = JSON.parse(data) as LiveEvent
    return mayKnow.has(topic) ? data : JSON.stringify({ topic, keys: [] } satisfies LiveEvent)
  }
}
