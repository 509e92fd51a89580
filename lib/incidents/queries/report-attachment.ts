import { and, eq } from 'drizzle-orm'
import { reportAttachmentBlocks, reportAttachments } from '#db/schema/incidents/reports.ts'
import { readBlocks } from '#lib/platform/artifacts/blocks.ts'
import { authorise } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { notFound } from '#lib/platform/errors.ts'
import { withReader } from './report-reader.ts'
import { openBytes, openJson, sealContext } from './report-seal.ts'

type OpenedAttachment = { name: string; size: number; bytes: AsyncGenerator<Buffer> }

/** A file of a report that the caller may read: their own, or any for the lead and the designees. */
export async function reportAttachment(ctx: Ctx, attachmentId: string): Promise<OpenedAttachment> {
  authorise(ctx, 'reports.own')
  const { db } = ctx
  const reader = { userId: ctx.actor.id }
  const found = await withReader(db, reader, async (tx, ring) => {
    const [row] = await tx.select().from(reportAttachments).where(eq(reportAttachments.id, attachmentId))
    if (row === undefined) throw notFound('The file', 'Open the report again: it lists its files.')
    const { name } = openJson<{ name: string }>(ring, row.sealedName, sealContext.attachmentName(row.id))
    return { name, size: row.size }
  })
  // Each block in a transaction of its own: a slow reader holds none open.
  const bytes = readBlocks((sequence) =>
    withReader(db, reader, async (tx, ring) => {
      const [block] = await tx
        .select({ sealed: reportAttachmentBlocks.sealed })
        .from(reportAttachmentBlocks)
        .where(
          and(
            eq(reportAttachmentBlocks.attachmentId, attachmentId),
            eq(reportAttachmentBlocks.sequence, sequence),
          ),
        )
      return block ? openBytes(ring, block.sealed, sealContext.attachmentBlock(attachmentId, sequence)) : null
    }),
  )
  return { ...found, bytes }
}
