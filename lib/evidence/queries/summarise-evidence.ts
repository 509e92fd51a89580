import { and, sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import { everyClause } from '#lib/policy/model.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { type EvidenceFilter, evidenceFilterSchema } from '../model/filter.ts'
import {
  type EvidenceFacet,
  type EvidenceKind,
  type EvidenceSummary,
  evidenceFacets,
  evidenceKindWords,
  type FacetCount,
} from '../model.ts'
import { conditions } from './conditions.ts'
import { isReadable } from './readable.ts'

type Group = {
  kind: EvidenceKind
  source: string
  clauses: string[]
  isFresh: boolean
  isComplete: boolean
  count: number
}

/** How much evidence there is under a filter, and behind each value of each facet. Grouped: kinds and sources are few. */
export const summariseEvidence = defineQuery({
  permission: 'evidence.read',
  input: z.strictObject({ filter: evidenceFilterSchema }),
  async run({ ctx, db, input: { filter }, now }): Promise<EvidenceSummary> {
    const period = conditions({ ...evidenceFilterSchema.parse({}), from: filter.from, to: filter.to }, now)
    const { rows } = await db.execute<Group>(sql`
      select kind, source, clauses, valid_until >= ${now.toISOString()}::timestamptz as "isFresh",
        is_complete as "isComplete", count(*)::int as count
      from evidence where ${and(isReadable(ctx), period) ?? sql`true`} group by 1, 2, 3, 4, 5`)
    const policy = (await policyInForce(ctx, {}))?.policy
    const titles = new Map(
      policy?.pillars
        .flatMap(({ clauses }) => everyClause(clauses))
        .map(({ number, title }) => [number, title]),
    )
    const matching = rows.filter((group) => evidenceFacets.every((name) => passes(group, name, filter)))
    return {
      total: sum(matching),
      stale: sum(matching.filter(({ isFresh }) => !isFresh)),
      incomplete: sum(matching.filter(({ isComplete }) => !isComplete)),
      facets: {
        clause: facet(rows, 'clause', filter, (value) => `${value} ${titles.get(value) ?? ''}`.trim()),
        kind: facet(rows, 'kind', filter, (value) => evidenceKindWords[value as EvidenceKind]),
        source: facet(rows, 'source', filter, (value) => value),
        freshness: facet(rows, 'freshness', filter, (value) => (value === 'fresh' ? 'Fresh' : 'Stale')),
        completeness: facet(rows, 'completeness', filter, (value) =>
          value === 'complete' ? 'Complete' : 'Incomplete',
        ),
      },
    }
  },
})

/** What a facet sees in a group; a record may serve several clauses. */
const valuesOf: Record<EvidenceFacet, (group: Group) => readonly string[]> = {
  clause: ({ clauses }) => clauses,
  kind: ({ kind }) => [kind],
  source: ({ source }) => [source],
  freshness: ({ isFresh }) => [isFresh ? 'fresh' : 'stale'],
  completeness: ({ isComplete }) => [isComplete ? 'complete' : 'incomplete'],
}

const passes = (group: Group, name: EvidenceFacet, filter: EvidenceFilter): boolean =>
  filter[name].length === 0 ||
  valuesOf[name](group).some((value) => (filter[name] as readonly string[]).includes(value))

/** Counts one facet as if it alone were not filtered by. */
function facet(
  groups: readonly Group[],
  name: EvidenceFacet,
  filter: EvidenceFilter,
  label: (value: string) => string,
): FacetCount[] {
  const others = evidenceFacets.filter((other) => other !== name)
  const counts = new Map<string, number>(filter[name].map((value) => [value, 0]))
  for (const group of groups) {
    if (!others.every((other) => passes(group, other, filter))) continue
    for (const value of valuesOf[name](group)) counts.set(value, (counts.get(value) ?? 0) + group.count)
  }
  return [...counts]
    .map(([value, count]) => ({ value, label: label(value), count }))
    .sort((a, b) => a.value.localeCompare(b.value))
}

const sum = (groups: readonly Group[]): number => groups.reduce((total, { count }) => total + count, 0)
