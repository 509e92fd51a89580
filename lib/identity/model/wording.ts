import type { TokenScope } from '#lib/platform/auth/permissions.ts'

// What forms say, apart from the schemas that judge what they send: those stay on the server.

export const minPasswordLength = 12

/** What each token scope lets a program do, for people who choose. */
export const tokenScopeTitles: Record<TokenScope, string> = {
  ingest: 'Send reports and read their receipts',
  gate: 'Ask whether something may be deployed',
  read: 'Read posture, policy and findings',
  scim: 'Provision people and groups (SCIM 2.0)',
  report: 'File confidential vulnerability reports',
  respond: 'Open incidents and write on their timelines',
}
