import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { artifacts, evidence, scanRuns } from '#db/schema/index.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { openEvidence } from '../commands/open-evidence.ts'
import type { EvidenceDetail } from '../model.ts'
import { custodyOf } from './custody.ts'
import { toEvidenceRow } from './list-evidence.ts'

/** One record: what it is, how complete it is, whose hands it went through, and the facts it gave. */
export const getEvidence = defineQuery({
  permission: 'evidence.read',
  input: z.strictObject({ evidenceId: z.uuid() }),
  async run({ ctx, db, input: { evidenceId } }): Promise<EvidenceDetail> {
    // Before it is shown: an auditor's look that could not be noted does not happen.
    await openEvidence(ctx, { evidenceId })
    const [found] = await db
      .select({ record: evidence, artifact: artifacts, run: scanRuns })
      .from(evidence)
      .innerJoin(artifacts, eq(artifacts.sha256, evidence.sha256))
      .leftJoin(scanRuns, eq(scanRuns.evidenceId, evidence.id))
      .where(eq(evidence.id, evidenceId))
      .limit(1)
    if (!found) throw notFound('The evidence record', 'Look for it in the list of evidence.')
    const { record, artifact, run } = found
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
      custody: await custodyOf(db, record, artifact.createdAt, run?.id ?? null),
      run: run && { id: run.id, fileName: run.fileName, status: run.status, counts: run.counts },
    }
  },
})
