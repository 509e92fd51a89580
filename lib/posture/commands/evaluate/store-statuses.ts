import type { Transaction } from '#db/client.ts'
import { controlStatus } from '#db/schema/index.ts'
import type { ControlStatus } from '../../model.ts'
import type { Evaluation } from '../../queries/evaluate.ts'

export type StatusChange = { controlId: string; from: ControlStatus | null; to: ControlStatus | null }

/** Replaces the prepared answers, keeping since when a status holds. Says what changed; `to` null: left the policy. */
export async function storeStatuses(
  tx: Transaction,
  { controls, asOf }: Evaluation,
  policyVersion: number,
): Promise<StatusChange[]> {
  const known = await tx
    .select({ id: controlStatus.controlId, status: controlStatus.status, since: controlStatus.since })
    .from(controlStatus)
  const before = new Map(known.map((row) => [row.id, row]))
  const rows = controls.map(({ control, result: { violations: _, ...summary } }) => {
    const old = before.get(control.id)
    return {
      controlId: control.id,
      status: summary.status,
      result: summary,
      since: old?.status === summary.status ? old.since : asOf,
      evaluatedAt: asOf,
      becomesStaleAt: summary.becomesStaleAt,
      policyVersion,
    }
  })
  await tx.delete(controlStatus)
  if (rows.length > 0) await tx.insert(controlStatus).values(rows)

  const present = new Set(rows.map(({ controlId }) => controlId))
  const gone = known.filter(({ id }) => !present.has(id))
  return [
    ...rows.flatMap(({ controlId, status }): StatusChange[] => {
      const from = before.get(controlId)?.status ?? null
      return from === status ? [] : [{ controlId, from, to: status }]
    }),
    ...gone.map(({ id, status }) => ({ controlId: id, from: status, to: null })),
  ]
}
