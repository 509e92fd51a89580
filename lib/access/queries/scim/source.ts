import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { accessSources } from '#db/schema/index.ts'

/** The source that an identity provider's pushes belong to; null before the first of them. */
export async function scimSourceId(db: Database): Promise<string | null> {
  const [source] = await db
    .select({ id: accessSources.id })
    .from(accessSources)
    .where(and(eq(accessSources.kind, 'scim'), isNull(accessSources.retiredAt)))
    .orderBy(accessSources.createdAt, accessSources.id)
    .limit(1)
  return source?.id ?? null
}
