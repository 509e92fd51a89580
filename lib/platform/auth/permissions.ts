import type { Role } from './roles.ts'

/**
 * Who may do what, as data: verb × role. A row rule (own sessions, nobody approves their own request) is
 * checked inside the command that needs it. `tokenScope` names the API token scope that carries the verb;
 * without one, no token can. Every role here means a signed-in person with a second factor (aal2).
 */
export const permissions = {
  'posture.read': {
    roles: ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'],
    tokenScope: 'read',
  },
  'policy.read': {
    roles: ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'],
    tokenScope: 'read',
  },
  'scans.read': { roles: ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'], tokenScope: 'read' },
  'scans.ingest': { roles: ['lead', 'responder', 'admin'], tokenScope: 'ingest' },
  /** A run's receipt, for whoever may send one. */
  'runs.read': {
    roles: ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'],
    tokenScope: 'ingest',
  },
  'runs.release': { roles: ['lead'], tokenScope: null },
  'assets.manage': { roles: ['lead', 'admin'], tokenScope: null },
  'gate.read': { roles: ['lead', 'auditor', 'responder', 'member', 'admin'], tokenScope: 'gate' },
  'dispositions.request': { roles: ['lead', 'manager', 'responder', 'member'], tokenScope: null },
  'dispositions.decide': { roles: ['lead'], tokenScope: null },
  'evidence.read': { roles: ['lead', 'auditor', 'responder', 'admin'], tokenScope: null },
  'evidence.download': { roles: ['lead', 'auditor', 'responder', 'admin'], tokenScope: null },
  'filters.own': { roles: ['lead', 'manager', 'responder', 'member', 'admin'], tokenScope: null },
  'users.read': { roles: ['lead', 'auditor', 'admin'], tokenScope: null },
  'users.manage': { roles: ['admin'], tokenScope: null },
  'tokens.read': { roles: ['lead', 'auditor', 'admin'], tokenScope: null },
  'tokens.manage': { roles: ['admin'], tokenScope: null },
  /** People, systems, accounts, grants and their imports. */
  'access.read': { roles: ['lead', 'manager', 'auditor', 'responder', 'admin'], tokenScope: null },
  'access.ingest': { roles: ['lead', 'responder', 'admin'], tokenScope: 'ingest' },
  'access.manage': { roles: ['lead', 'admin'], tokenScope: null },
  'imports.release': { roles: ['lead'], tokenScope: null },
  'scim.provision': { roles: [], tokenScope: 'scim' },
  /** The page of reviews: one's own part of them, or all of them, by the two below. */
  'reviews.list': {
    roles: ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'],
    tokenScope: null,
  },
  /** Every campaign; who may only review sees their own part. */
  'reviews.read': { roles: ['lead', 'auditor', 'admin'], tokenScope: null },
  'reviews.own': { roles: ['lead', 'manager', 'responder', 'member', 'admin'], tokenScope: null },
  'reviews.manage': { roles: ['lead'], tokenScope: null },
  'revocations.read': { roles: ['lead', 'manager', 'auditor', 'responder', 'admin'], tokenScope: null },
  'revocations.claim': { roles: ['lead', 'manager', 'responder', 'member', 'admin'], tokenScope: null },
  'revocations.decide': { roles: ['lead'], tokenScope: null },
  'alerts.own': { roles: ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'], tokenScope: null },
  /** Those of others, too. */
  'alerts.read': { roles: ['lead', 'auditor', 'admin'], tokenScope: null },
  /** Tell the lead about a vulnerability, and follow what became of it. */
  'reports.file': {
    roles: ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'],
    tokenScope: 'report',
  },
  'reports.own': {
    roles: ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'],
    tokenScope: null,
  },
  /** Confidential: the lead and the designees. Row-level security holds the same (migration 0011). */
  'reports.read': { roles: ['lead', 'responder'], tokenScope: null },
  'reports.decide': { roles: ['lead', 'responder'], tokenScope: null },
  /** Says of an issue known from scans that the lead was told. */
  'issues.report': { roles: ['lead', 'manager', 'responder', 'member', 'admin'], tokenScope: null },
  'incidents.read': { roles: ['lead', 'manager', 'auditor', 'responder'], tokenScope: null },
  'incidents.respond': { roles: ['lead', 'responder'], tokenScope: 'respond' },
  /** One's own tasks and follow-up actions of incidents. */
  'incident-tasks.own': {
    roles: ['lead', 'manager', 'responder', 'member', 'admin'],
    tokenScope: null,
  },
  'on-call.read': { roles: ['lead', 'manager', 'auditor', 'responder', 'admin'], tokenScope: null },
  'on-call.manage': { roles: ['lead'], tokenScope: null },
  /** Published post-mortems; drafts only with `incidents.read`. */
  'post-mortems.read': {
    roles: ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'],
    tokenScope: null,
  },
  'post-mortems.write': { roles: ['lead', 'responder'], tokenScope: null },
  'post-mortems.approve': { roles: ['lead', 'manager', 'responder'], tokenScope: null },
  'post-mortems.publish': { roles: ['lead'], tokenScope: null },
  /** Hooks, clocks of law and contract, repositories, words that must not be published. */
  'incident-settings.manage': { roles: ['lead', 'admin'], tokenScope: null },
  'webhooks.manage': { roles: ['lead', 'admin'], tokenScope: null },
  'account.own': { roles: ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'], tokenScope: null },
  'events.subscribe': {
    roles: ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'],
    tokenScope: null,
  },
  /** Background work: no person and no token holds these. */
  'runs.process': { roles: [], tokenScope: null },
  'posture.evaluate': { roles: [], tokenScope: null },
  'policy.load': { roles: [], tokenScope: null },
  'system.maintain': { roles: [], tokenScope: null },
  'imports.process': { roles: [], tokenScope: null },
  'reviews.run': { roles: [], tokenScope: null },
  'revocations.prove': { roles: [], tokenScope: null },
  'alerts.raise': { roles: [], tokenScope: null },
  'incidents.run': { roles: [], tokenScope: null },
  'publications.run': { roles: [], tokenScope: null },
} as const satisfies Record<string, { roles: readonly Role[]; tokenScope: TokenScope | null }>

export type Permission = keyof typeof permissions

export const tokenScopes = ['ingest', 'gate', 'read', 'scim', 'report', 'respond'] as const
export type TokenScope = (typeof tokenScopes)[number]
