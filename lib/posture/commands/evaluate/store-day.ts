import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { controlStatusDaily, findingsDaily } from '#db/schema/index.ts'
import type { Evaluation } from '../../queries/evaluate.ts'

export type DayRows = {
  day: string
  statuses: (typeof controlStatusDaily.$inferInsert)[]
  findings: (typeof findingsDaily.$inferInsert)[]
}

/** What the trend keeps of an evaluation: small, so that a year of days can be judged in one go. */
export function dayRows(day: string, { controls, findings }: Evaluation): DayRows {
  return {
    day,
    statuses: controls.map(({ control, result }) => ({
      controlId: control.id,
      day,
      status: result.status,
      measured: result.measured.value,
      target: result.target.value,
      deviation: result.deviation,
      violationCount: result.violationCount,
    })),
    findings: findings.map((group) => ({ day, ...group })),
  }
}

/** Replaces what is stored for a day. */
export async function storeDay(tx: Transaction, { day, statuses, findings }: DayRows): Promise<void> {
  await tx.delete(controlStatusDaily).where(eq(controlStatusDaily.day, day))
  await tx.delete(findingsDaily).where(eq(findingsDaily.day, day))
  if (statuses.length > 0) await tx.insert(controlStatusDaily).values(statuses)
  if (findings.length > 0) await tx.insert(findingsDaily).values(findings)
}
