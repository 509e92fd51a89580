import { and, desc } from 'drizzle-orm'
import { z } from 'zod'
import { evidence } from '#db/schema/index.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { evidenceFilterSchema } from '../model/filter.ts'
import type { EvidencePage, EvidenceRow } from '../model.ts'
import { subjectOf } from '../rules/subject.ts'
import { before, conditions } from './conditions.ts'
import { isReadable } from './readable.ts'

const cursorSchema = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()])

/** Evidence records, newest received first, keyset-paged over `evidence_received_idx`. */
export const listEvidence = defineQuery({
  permission: 'evidence.read',
  input: z.strictObject({
    filter: evidenceFilterSchema,
    cursor: z.string().max(200).nullable().default(null),
    limit: z.int().min(1).max(200).default(50),
  }),
  async run({ ctx, db, input: { filter, cursor, limit }, now }): Promise<EvidencePage> {
    const place = cursor === null ? null : readCursor(cursor)
    const rows = await db
      .select()
      .from(evidence)
      .where(and(isReadable(ctx), conditions(filter, now), place ? before(...place) : undefined))
      .orderBy(desc(evidence.receivedAt), desc(evidence.id))
      .limit(limit + 1)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      rows: page.map(toEvidenceRow),
      nextCursor:
        rows.length > limit && last ? JSON.stringify([last.receivedAt.toISOString(), last.id]) : null,
    }
  },
})

export function toEvidenceRow(row: typeof evidence.$inferSelect): EvidenceRow {
  return {
    id: row.id,
    kind: row.kind,
    source: row.source,
    subject: subjectOf(row.scope),
    clauses: row.clauses,
    isComplete: row.isComplete,
    observedAt: row.observedAt,
    receivedAt: row.receivedAt,
    validUntil: row.validUntil,
    receivedCount: row.receipt.receivedCount,
    sha256: Buffer.from(row.sha256).toString('hex'),
  }
}
/** An unreadable cursor starts the list anew. */
function readCursor(text: string): [Date, string] | null {
  try {
    const [receivedAt, id] = cursorSchema.parse(JSON.parse(text))
    return [new Date(receivedAt), id]
  } catch {
    return null
  }
}
