import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { scimResources } from '#db/schema/index.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { scimProblem } from '../../model/scim/problem.ts'
import { mostResults } from '../../model/scim/words.ts'
import { type Filter, matcherOf, parseFilter } from '../../rules/scim/filter.ts'
import { representResource, type ScimResource } from '../../rules/scim/represent.ts'
import { filterCondition } from './filter-condition.ts'
import { scimSourceId } from './source.ts'

/** A filter that SQL cannot tell is tried on so many resources at most. */
const mostTried = 5_000

const input = z.strictObject({
  type: z.enum(['User', 'Group']),
  filter: z.string().nullable(),
  /** From 1; less counts as 1 (RFC 7644, section 3.4.2.4). */
  startIndex: z.int().transform((index) => Math.max(1, index)),
  count: z.int().transform((count) => Math.min(Math.max(0, count), mostResults)),
  /** Groups can have very many members: without them, the database does not even read them. */
  withoutMembers: z.boolean(),
})

export type ScimPage = { resources: ScimResource[]; total: number; startIndex: number }

/** `GET /scim/v2/Users` and `/Groups`. @throws PlumblineError with `invalidFilter` or `tooMany` */
export const listScimResources = defineQuery({
  permission: 'scim.provision',
  input,
  async run({ input, db }): Promise<ScimPage> {
    const { type, startIndex, count } = input
    const filter = input.filter === null ? null : parseFilter(input.filter)
    const sourceId = await scimSourceId(db)
    if (sourceId === null) return { resources: [], total: 0, startIndex }
    const ofType = and(eq(scimResources.sourceId, sourceId), eq(scimResources.type, type))
    const told = filter === null ? sql`true` : filterCondition(filter, type)
    if (filter !== null && told === null) return searched(db, ofType, filter, input)
    const condition = and(ofType, told ?? undefined)
    const [total, resources] = await Promise.all([
      db.$count(scimResources, condition),
      count === 0 ? [] : read(db, condition, count, startIndex - 1, input.withoutMembers),
    ])
    return { resources, total, startIndex }
  },
})

async function read(
  db: Database,
  condition: SQL | undefined,
  limit: number,
  offset: number,
  withoutMembers: boolean,
): Promise<ScimResource[]> {
  return db
    .select({
      id: scimResources.id,
      type: scimResources.type,
      attributes: withoutMembers
        ? sql<Record<string, unknown>>`${scimResources.resource} - 'members'`
        : scimResources.resource,
      createdAt: scimResources.createdAt,
      updatedAt: scimResources.updatedAt,
    })
    .from(scimResources)
    .where(condition)
    .orderBy(asc(scimResources.id))
    .limit(limit)
    .offset(offset)
}

async function searched(
  db: Database,
  ofType: SQL | undefined,
  filter: Filter,
  { startIndex, count }: z.output<typeof input>,
): Promise<ScimPage> {
  const all = await read(db, ofType, mostTried + 1, 0, false)
  if (all.length > mostTried) {
    throw scimProblem(
      'tooMany',
      `This filter would have to be tried on more than ${mostTried} resources.`,
      'Filter by userName, displayName, externalId, id or active, alone or with and, or.',
    )
  }
  const matches = matcherOf(filter)
  const found = all.filter((resource) => matches(representResource(resource, '')))
  return { resources: found.slice(startIndex - 1, startIndex - 1 + count), total: found.length, startIndex }
}
