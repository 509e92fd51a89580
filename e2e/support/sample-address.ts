import type { Canary } from './canary.ts'

/** The value of every parameter a page or route may have, by the pattern's own words. */
const parameters: Record<string, Record<string, (canary: Canary) => string>> = {
  '/users/[id]': { id: ({ personId }) => personId },
  '/people/[id]': { id: ({ access }) => access.personId },
  '/systems/[id]': { id: ({ access }) => access.systemId },
  '/sources/[id]': { id: ({ access }) => access.sourceId },
  '/imports/[id]': { id: ({ access }) => access.importId },
  '/api/systems/[id]/grants': { id: ({ access }) => access.systemId },
  '/api/imports/[id]/rejects': { id: ({ access }) => access.importId },
  '/runs/[id]': { id: ({ runId }) => runId },
  '/api/v1/runs/[id]': { id: ({ runId }) => runId },
  '/findings/[assetId]/[id]': { assetId: ({ assetId }) => assetId, id: ({ findingId }) => findingId },
  '/evidence/[id]': { id: ({ evidenceId }) => evidenceId },
  '/api/evidence/[id]/raw': { id: ({ evidenceId }) => evidenceId },
  '/reviews/[id]': { id: ({ campaignId }) => campaignId },
  '/reviews/[id]/queue': { id: ({ campaignId }) => campaignId },
  '/api/reviews/[id]/items': { id: ({ campaignId }) => campaignId },
  // There is no such item: whoever is let in hears so.
  '/api/reviews/[id]/items/[itemId]': {
    id: ({ campaignId }) => campaignId,
    itemId: ({ personId }) => personId,
  },
  '/api/reviews/[id]/blast-radius': { id: ({ campaignId }) => campaignId },
  '/report/[id]': { id: ({ reportId }) => reportId },
  '/reports/[id]': { id: ({ reportId }) => reportId },
  '/api/v1/reports/[id]/attachments': { id: ({ reportId }) => reportId },
  // There is no such file: whoever is let in hears so.
  '/api/reports/attachments/[id]': { id: ({ personId }) => personId },
  '/revocations/[id]': { id: ({ revocationId }) => revocationId },
  '/incidents/[number]': { number: ({ incidentNumber }) => String(incidentNumber) },
  '/incidents/[number]/post-mortem': { number: ({ incidentNumber }) => String(incidentNumber) },
  '/post-mortems/[number]': { number: ({ incidentNumber }) => String(incidentNumber) },
  '/api/incidents/[number]/events': { number: ({ incidentNumber }) => String(incidentNumber) },
  '/api/incidents/[number]/export': { number: ({ incidentNumber }) => String(incidentNumber) },
  '/api/v1/incidents/[number]/events': { number: ({ incidentNumber }) => String(incidentNumber) },
  // There is no such hook: whoever knocks hears so.
  '/api/v1/hooks/[id]': { id: ({ personId }) => personId },
  '/controls/[id]': { id: () => 'supply-chain.findings-in-sla' },
  '/policy/versions/[version]': { version: () => '1' },
  '/scim/v2/Schemas/[id]': { id: () => 'urn:ietf:params:scim:schemas:core:2.0:User' },
  '/scim/v2/ResourceTypes/[id]': { id: () => 'User' },
  // Nobody has pushed these: whoever is let in hears that they do not exist.
  '/scim/v2/Users/[id]': { id: ({ personId }) => personId },
  '/scim/v2/Groups/[id]': { id: ({ personId }) => personId },
}

/** Which pages show the canary to whoever may see it; the others hold no record of it. */
export const showsCanary: ReadonlySet<string> = new Set([
  '/users',
  '/users/[id]',
  '/tokens',
  '/runs',
  '/runs/[id]',
  '/findings',
  '/findings/[assetId]/[id]',
  '/people',
  '/people/[id]',
  '/systems',
  '/systems/[id]',
  '/accounts',
  '/mfa',
  '/sources',
  '/sources/[id]',
  '/imports/[id]',
  '/reviews/[id]',
  '/reports',
  '/reports/[id]',
  '/revocations',
  '/revocations/[id]',
  '/incidents',
  '/incidents/[number]',
  '/incidents/[number]/post-mortem',
  '/post-mortems',
  '/post-mortems/[number]',
  '/evidence',
  '/evidence/[id]',
])

/** A real address of a page or route, leading to records that exist. */
export function addressOf(pattern: string, canary: Canary): string {
  return pattern.replaceAll(/\[(\.\.\.)?(\w+)\]/g, (whole, _, name: string) => {
    // Links are tried by whoever holds one; here nobody does.
    if (name === 'token') return 'A'.repeat(43)
    const value = parameters[pattern]?.[name]
    if (value === undefined)
      throw new Error(`sample-address.ts does not know what to put for ${whole} in ${pattern}`)
    return encodeURIComponent(value(canary))
  })
}
