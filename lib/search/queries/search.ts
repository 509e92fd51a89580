import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { type SearchAnswer, type SearchSection, searchInput } from '../model.ts'
import { searchPolicy } from './controls.ts'
import { searchFindings } from './findings.ts'
import {
  searchAccounts,
  searchAssets,
  searchEvidence,
  searchIncidents,
  searchPeople,
  searchRuns,
  searchSystems,
  searchUsers,
} from './records.ts'

/**
 * Records by name, id or digest for the command palette: one limited statement for each kind, and only for the kinds
 * that the reader may read.
 */
export const search = defineQuery({
  permission: 'posture.read',
  input: searchInput,
  async run({ ctx, db, input: { q } }): Promise<SearchAnswer> {
    const sections: SearchSection[] = []
    if (isAllowed(ctx, 'policy.read')) sections.push(...(await searchPolicy(ctx, q)))
    if (isAllowed(ctx, 'scans.read')) {
      sections.push(await searchAssets(db, q), await searchFindings(db, q), await searchRuns(db, q))
    }
    if (isAllowed(ctx, 'incidents.read')) sections.push(await searchIncidents(db, q))
    if (isAllowed(ctx, 'access.read')) {
      sections.push(await searchPeople(db, q), await searchSystems(db, q), await searchAccounts(db, q))
    }
    if (isAllowed(ctx, 'evidence.read')) sections.push(await searchEvidence(db, q))
    if (isAllowed(ctx, 'users.read')) sections.push(await searchUsers(db, q))
    return { sections: sections.filter(({ items }) => items.length > 0) }
  },
})
