import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import type { ProofStep } from '../../rules/revocation-proof.ts'
import type { ShownRevocation } from './shown.ts'

export type Moved = { shown: ShownRevocation; steps: readonly ProofStep[] }

/** Writes what imports showed: the revocations as they stand after it, and every step of the way. */
export async function record(tx: Transaction, ctx: Ctx, moved: readonly Moved[], now: Date): Promise<void> {
  const rows = moved.map(({ shown, steps }) => ({
    id: shown.id,
    status: steps.at(-1)?.to ?? shown.status,
    proven_at: shown.provenAt?.toISOString() ?? null,
    proof: shown.proofEvidenceId,
    regranted_at: shown.regrantedAt?.toISOString() ?? null,
    regrant: shown.regrantEvidenceId,
  }))
  await tx.execute(sql`
    update revocations r set status = m.status,
      proven_at = coalesce(m.proven_at, r.proven_at), proof_evidence_id = coalesce(m.proof, r.proof_evidence_id),
      regranted_at = coalesce(m.regranted_at, r.regranted_at),
      regrant_evidence_id = coalesce(m.regrant, r.regrant_evidence_id)
    from json_to_recordset(${JSON.stringify(rows)}::json) as m (id uuid, status revocation_status, proven_at timestamptz,
      proof uuid, regranted_at timestamptz, regrant uuid)
    where r.id = m.id`)
  const events = moved.flatMap(({ shown, steps }) =>
    steps.map(({ from, to, evidenceId }) => ({
      id: newId(ctx.clock),
      revocation_id: shown.id,
      from_status: from,
      to_status: to,
      evidence_id: evidenceId,
    })),
  )
  await tx.execute(sql`
    insert into revocation_events (id, revocation_id, from_status, to_status, at, by_id, by_name, evidence_id)
    select e.id, e.revocation_id, e.from_status, e.to_status, ${now.toISOString()}::timestamptz, ${ctx.actor.id},
      'Plumbline', e.evidence_id
    from json_to_recordset(${JSON.stringify(events)}::json) as e (id uuid, revocation_id uuid,
      from_status revocation_status, to_status revocation_status, evidence_id uuid)`)
}

/** SHA-256 (hex) of these pieces of evidence, each once. */
export async function digestsOf(tx: Transaction, evidenceIds: readonly string[]): Promise<string[]> {
  const { rows } = await tx.execute<{ sha256: string }>(sql`
    select distinct encode(sha256, 'hex') as sha256 from evidence
    where id = any(${sql.param([...new Set(evidenceIds)])}::uuid[]) order by 1`)
  return rows.map(({ sha256 }) => sha256)
}
