import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { evidence, findings, scanRules, scanRuns, scanScopes } from '#db/schema/index.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { type FindingDetail, identityWords, type ProvenanceDto } from '../model/finding-detail.ts'
import { hasSla } from '../rules/sla.ts'
import { type FindingRecord, findingColumns, recordColumns } from './finding-columns.ts'
import { dispositionRequestsOf, historyOf, siblingsOf } from './finding-past.ts'
import { toFindingRow } from './finding-row.ts'
import { slaTerms } from './sla-terms.ts'

/** One finding with everything known about it, in a fixed number of statements. */
export const getFinding = defineQuery({
  permission: 'scans.read',
  input: z.strictObject({ assetId: z.uuid(), findingId: z.uuid() }),
  async run({ ctx, db, input: { assetId, findingId }, now }): Promise<FindingDetail> {
    const [found] = await db
      .select({
        finding: findings,
        configuration: scanScopes.configuration,
        description: scanRules.description,
      })
      .from(findings)
      .innerJoin(scanScopes, eq(scanScopes.id, findings.scopeId))
      .leftJoin(scanRules, and(eq(scanRules.tool, scanScopes.tool), eq(scanRules.ruleId, findings.ruleId)))
      .where(and(eq(findings.assetId, assetId), eq(findings.id, findingId)))
    if (!found) throw notFound('The finding', 'Look for it in the list of findings.')
    const { finding, configuration, description } = found
    const terms = await slaTerms(ctx)
    return {
      row: toFindingRow(await readRecord(db, assetId, findingId), terms, now),
      description: description || null,
      aliases: finding.aliases,
      purl: finding.purl,
      target: finding.target,
      path: finding.path,
      line: finding.line,
      resource: finding.resource,
      fingerprint: Buffer.from(finding.fingerprint).toString('hex'),
      fingerprintVersion: finding.fingerprintVersion,
      identity: identityWords[finding.type],
      configuration,
      reopenCount: finding.reopenCount,
      firstSeenAt: finding.firstSeenAt,
      slaDays: hasSla(finding.type) ? (terms.days[finding.severity] ?? null) : null,
      occurrenceCount: finding.occurrenceCount,
      occurrences: finding.occurrences.map(({ path, line, version }) => ({ path, line, version })),
      history: await historyOf(db, finding),
      requests: await dispositionRequestsOf(db, finding, ctx.actor.id),
      siblings: await siblingsOf(db, finding),
      provenance: await readProvenance(db, finding),
    }
  },
})

async function readRecord(db: Database, assetId: string, findingId: string): Promise<FindingRecord> {
  const { rows } = await db.execute<FindingRecord>(sql`
    select ${recordColumns} from (
      select ${findingColumns} from findings f where f.asset_id = ${assetId}::uuid and f.id = ${findingId}::uuid
    ) p join scan_scopes s on s.id = p.scope_id join assets a on a.id = p.asset_id`)
  const [record] = rows
  if (!record) throw notFound('The finding')
  return record
}

async function readProvenance(
  db: Database,
  finding: { contentRunId: string; rawOffset: number; rawLength: number },
): Promise<ProvenanceDto> {
  const [found] = await db
    .select({ run: scanRuns, sha256: evidence.sha256 })
    .from(scanRuns)
    .leftJoin(evidence, eq(evidence.id, scanRuns.evidenceId))
    .where(eq(scanRuns.id, finding.contentRunId))
  if (!found) throw new Error(`Scan run ${finding.contentRunId} of a finding does not exist.`)
  const { run, sha256 } = found
  return {
    runId: run.id,
    runStatus: run.status,
    fileName: run.fileName,
    evidenceId: run.evidenceId,
    sha256: sha256 && Buffer.from(sha256).toString('hex'),
    tool: run.tool ?? 'unknown',
    toolVersion: run.toolVersion,
    collector: run.collector,
    submittedBy: run.submittedByName,
    observedAt: run.observedAt,
    offset: finding.rawOffset,
    length: finding.rawLength,
  }
}
