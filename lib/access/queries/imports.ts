import { and, asc, desc, eq, gt, lt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { accessImports, importRejects, users } from '#db/schema/index.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { ImportRow, RejectRow } from '../model/import-row.ts'
import { type ListPage, readListCursor, writeListCursor } from '../model/list-page.ts'

/** One page of the documents of a source, newest first. */
export const listImports = defineQuery({
  permission: 'access.read',
  input: z.strictObject({
    sourceId: z.uuid(),
    cursor: z.string().max(2_000).nullable().default(null),
    limit: z.int().min(1).max(200).default(25),
  }),
  async run({ db, input: { sourceId, cursor, limit } }): Promise<ListPage<ImportRow>> {
    const { receivedAt, id } = accessImports
    const after = readListCursor(cursor)
    const at = after && new Date(after.key)
    const rows = await db
      .select({
        id,
        receivedAt,
        fileName: accessImports.fileName,
        status: accessImports.status,
        format: accessImports.format,
        part: accessImports.requestedPart,
        submittedBy: accessImports.submittedByName,
        counts: accessImports.counts,
      })
      .from(accessImports)
      .where(
        and(
          eq(accessImports.sourceId, sourceId),
          after && at ? or(lt(receivedAt, at), and(eq(receivedAt, at), lt(id, after.id))) : undefined,
        ),
      )
      .orderBy(desc(receivedAt), desc(id))
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      rows: shown,
      nextCursor:
        last === undefined ? null : writeListCursor({ key: last.receivedAt.toISOString(), id: last.id }),
    }
  },
})

/** What the page of an import shows beside its receipt. @throws PlumblineError `not_found` */
export const getImportPlace = defineQuery({
  permission: 'access.read',
  input: z.strictObject({ importId: z.uuid() }),
  async run({ db, input: { importId } }) {
    const [found] = await db
      .select({
        sourceId: accessImports.sourceId,
        releasedAt: accessImports.releasedAt,
        releasedBy: users.name,
        rejects: sql<number>`(select count(*)::int from import_rejects r where r.import_id = ${accessImports.id})`,
      })
      .from(accessImports)
      .leftJoin(users, eq(users.id, accessImports.releasedBy))
      .where(eq(accessImports.id, importId))
    if (found === undefined) throw notFound('The import')
    return found
  },
})

/** The rows of an import that could not be read, in the order of the document. */
export const listRejects = defineQuery({
  permission: 'access.read',
  input: z.strictObject({
    importId: z.uuid(),
    after: z.int().min(0).default(0),
    limit: z.int().min(1).max(1_000).default(100),
  }),
  run: ({ db, input: { importId, after, limit } }): Promise<RejectRow[]> =>
    db
      .select({
        position: importRejects.position,
        where: importRejects.where,
        what: importRejects.what,
        nextStep: importRejects.nextStep,
        fields: importRejects.fields,
      })
      .from(importRejects)
      .where(and(eq(importRejects.importId, importId), gt(importRejects.position, after)))
      .orderBy(asc(importRejects.position))
      .limit(limit),
})
