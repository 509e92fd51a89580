import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { artifacts, evidence } from '#db/schema/index.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand, type LedgerDraft } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'
import { isReadable } from '../queries/readable.ts'

export type EvidenceDownload = { sha256: Buffer; size: number; fileName: string }

/**
 * Notes in the ledger that somebody takes the raw bytes away, then says which bytes they are. The caller streams
 * them from the artifact store.
 */
export const downloadEvidence = defineCommand({
  action: 'evidence.download',
  permission: 'evidence.download',
  input: z.strictObject({ evidenceId: z.uuid() }),
  async run({ ctx, input, tx }): Promise<{ result: EvidenceDownload; entry: LedgerDraft }> {
    requireRecentMfa(ctx)
    const [found] = await tx
      .select({
        sha256: evidence.sha256,
        size: artifacts.size,
        source: evidence.source,
        scope: evidence.scope,
      })
      .from(evidence)
      .innerJoin(artifacts, eq(artifacts.sha256, evidence.sha256))
      .where(and(eq(evidence.id, input.evidenceId), isReadable(ctx)))
    if (!found) throw notFound('The evidence record')
    const sha256 = Buffer.from(found.sha256)
    const hex = sha256.toString('hex')
    return {
      result: {
        sha256,
        size: found.size,
        fileName: `${fileStem(found.source)}-${hex.slice(0, 16)}${fileEnding(found.scope)}`,
      },
      entry: {
        object: { type: 'evidence', id: input.evidenceId },
        payload: { size: found.size },
        evidence: [hex],
      },
    }
  },
})

/** A tool's name comes out of a report: only plain letters of it reach a header. */
const fileStem = (source: string): string =>
  source
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40) || 'report'

/** As the file was called that somebody attached; reports and records of Plumbline's own are JSON. */
const fileEnding = (scope: Record<string, string>): string =>
  /\.[a-z0-9]{1,8}$/i.exec(scope.file ?? '')?.[0].toLowerCase() ?? '.json'
