import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { evidenceKind } from '#db/schema/evidence.ts'
import type { Control } from '#lib/policy/model.ts'
import type { EvidenceLine } from '../model/control-view.ts'

const most = 10
const kindsKnown: readonly string[] = evidenceKind.enumValues

type Row = Omit<EvidenceLine, 'observedAt' | 'receivedAt' | 'validUntil'> & {
  observedAt: string
  receivedAt: string
  validUntil: string
}

/**
 * The newest records that fed a control and had looked by a moment. Each kind is read from the end of its own index,
 * so the cost does not follow the number of records.
 */
export async function feedingEvidence(db: Database, control: Control, asOf: Date): Promise<EvidenceLine[]> {
  const kinds = control.evidence.kinds.filter((kind) => kindsKnown.includes(kind))
  if (kinds.length === 0) return []
  const { rows } = await db.execute<Row>(sql`
    select e.id, e.kind, e.source, e.scope, e.observed_at as "observedAt", e.received_at as "receivedAt",
      e.valid_until as "validUntil", e.is_complete as "isComplete", encode(e.sha256, 'hex') as sha256
    from unnest(${sql.param(kinds)}::evidence_kind[]) as wanted(kind)
    cross join lateral (
      select * from evidence e
      where e.kind = wanted.kind and e.controls @> array[${control.id}]::text[]
        and e.observed_at <= ${asOf.toISOString()}::timestamptz
      order by e.received_at desc limit ${most}
    ) e
    order by e.received_at desc, e.id desc limit ${most}`)
  return rows.map((row) => ({
    ...row,
    observedAt: new Date(row.observedAt),
    receivedAt: new Date(row.receivedAt),
    validUntil: new Date(row.validUntil),
  }))
}
