import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessImports, accessSources, evidence, systems } from '#db/schema/index.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { ImportReceipt } from '../model/import-receipt.ts'

/** The receipt of one import, for whoever may send one; null where the id is no import's. */
export const findImportReceipt = defineQuery({
  permission: 'runs.read',
  input: z.strictObject({ importId: z.uuid() }),
  async run({ db, input: { importId } }): Promise<ImportReceipt | null> {
    const [found] = await db
      .select({
        one: accessImports,
        sourceName: accessSources.name,
        systemName: systems.name,
        sha256: evidence.sha256,
        receipt: evidence.receipt,
      })
      .from(accessImports)
      .innerJoin(accessSources, eq(accessSources.id, accessImports.sourceId))
      .leftJoin(systems, eq(systems.id, accessSources.systemId))
      .leftJoin(evidence, eq(evidence.id, accessImports.evidenceId))
      .where(eq(accessImports.id, importId))
    if (!found) return null
    const { one, receipt, sha256 } = found
    return {
      type: 'import',
      id: one.id,
      status: one.status,
      sourceName: found.sourceName,
      systemName: found.systemName,
      format: one.format,
      part: one.requestedPart,
      fileName: one.fileName,
      isDeclaredComplete: one.isDeclaredComplete,
      collector: one.collector,
      submittedBy: one.submittedByName,
      receivedAt: one.receivedAt,
      observedAt: one.observedAt,
      finishedAt: one.finishedAt,
      evidenceId: one.evidenceId,
      evidenceSha256: sha256 && Buffer.from(sha256).toString('hex'),
      sentSha256: Buffer.from(one.sentSha256).toString('hex'),
      sentSize: one.sentSize,
      expectedCount: receipt?.expectedCount ?? null,
      counts: one.counts,
      held:
        one.status === 'held' && one.heldClosing !== null && one.heldOpen !== null
          ? { closing: one.heldClosing, open: one.heldOpen }
          : null,
      problems: receipt?.problems ?? [],
      error: one.error,
    }
  },
})
