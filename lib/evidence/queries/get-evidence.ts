import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessImports, artifacts, evidence, scanRuns } from '#db/schema/index.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { openEvidence } from '../commands/open-evidence.ts'
import type { EvidenceDetail } from '../model.ts'
import { type Carrier, custodyOf } from './custody.ts'
import { toEvidenceRow } from './list-evidence.ts'
import { isReadable } from './readable.ts'

/** One record: what it is, how complete it is, whose hands it went through, and the facts it gave. */
export const getEvidence = defineQuery({
  permission: 'evidence.read',
  input: z.strictObject({ evidenceId: z.uuid() }),
  async run({ ctx, db, input: { evidenceId } }): Promise<EvidenceDetail> {
    // Before it is shown: an auditor's look that could not be noted does not happen.
    await openEvidence(ctx, { evidenceId })
    const [found] = await db
      .select({ record: evidence, artifact: artifacts, run: scanRuns, access: accessImports })
      .from(evidence)
      .innerJoin(artifacts, eq(artifacts.sha256, evidence.sha256))
      .leftJoin(scanRuns, eq(scanRuns.evidenceId, evidence.id))
      .leftJoin(accessImports, eq(accessImports.evidenceId, evidence.id))
      .where(and(eq(evidence.id, evidenceId), isReadable(ctx)))
      .limit(1)
    if (!found) throw notFound('The evidence record', 'Look for it in the list of evidence.')
    const { record, artifact, run, access } = found
    return {
      ...toEvidenceRow(record),
      size: artifact.size,
      sourceVersion: record.sourceVersion,
      collector: record.collector,
      submittedBy: record.submittedByName,
      submittedByType: record.submittedByType,
      scope: record.scope,
      periodFrom: record.periodFrom,
      periodTo: record.periodTo,
      controls: record.controls,
      receipt: record.receipt,
      custody: await custodyOf(db, record, artifact.createdAt, carrierOf(run, access)),
      run: run && { id: run.id, fileName: run.fileName, status: run.status, counts: run.counts },
      access: access && {
        id: access.id,
        sourceId: access.sourceId,
        fileName: access.fileName,
        status: access.status,
        counts: access.counts,
      },
    }
  },
})

function carrierOf(run: { id: string } | null, access: { id: string } | null): Carrier | null {
  if (run) return { type: 'scan-run', id: run.id }
  return access && { type: 'access-import', id: access.id }
}
