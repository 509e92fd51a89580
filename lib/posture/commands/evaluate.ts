import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { controlStatus, controlStatusDaily, findingsDaily, violations } from '#db/schema/index.ts'
import { type Clock, dayMs } from '#lib/platform/clock.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { newId } from '#lib/platform/ids.ts'
import { policyInForce } from '#lib/policy/queries.ts'
import type { ControlStatus, Violation } from '../model.ts'
import { type Evaluated, type Evaluation, evaluateAsOf } from '../queries/evaluate.ts'
import { daysBetween } from '../rules/daily-status.ts'
import { endOfDay } from '../rules/end-of-day.ts'

const input = z.strictObject({
  /** Evidence that looked at this day arrived: its days up to yesterday are judged again. */
  fromDay: z.iso.date().nullable(),
})

/** Late evidence rewrites at most this much of the trend. */
const longestRewriteDays = 400

export type StatusChange = { controlId: string; from: ControlStatus | null; to: ControlStatus }

/**
 * Computes every control's status now, opens and closes violations, and keeps the day's row of the trend. Days
 * before today are judged again, as of their own end, when evidence about them came late.
 */
export const evaluatePosture = defineCommand({
  action: 'posture.evaluate',
  permission: 'posture.evaluate',
  input,
  async run({ ctx, input, tx, now }) {
    // Two evaluations at once would both open the same violation.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('posture-evaluate'))`)
    const inForce = await policyInForce(ctx, {})
    if (!inForce) return { result: { changes: [] as StatusChange[] }, entry: null }
    const evaluation = await evaluateAsOf(ctx, inForce.policy, now)
    const changes = await storeStatuses(tx, evaluation, inForce.version)
    const moved = await storeViolations(tx, ctx.clock, evaluation)
    await storeDay(tx, formatIsoDate(now), evaluation)
    for (const day of daysToRewrite(input.fromDay, now)) {
      await storeDay(tx, day, await evaluateAsOf(ctx, inForce.policy, endOfDay(day)))
    }
    await notify(tx, { topic: 'posture', keys: changes.map(({ controlId }) => controlId) })
    const isUnchanged = changes.length + moved.opened + moved.closed === 0
    return {
      result: { changes },
      entry: isUnchanged
        ? null
        : {
            object: { type: 'posture', id: formatIsoDate(now) },
            payload: { policyVersion: inForce.version, changes, violations: moved },
          },
    }
  },
})

async function storeStatuses(
  tx: Transaction,
  { controls, asOf }: Evaluation,
  policyVersion: number,
): Promise<StatusChange[]> {
  const before = new Map((await tx.select().from(controlStatus)).map((row) => [row.controlId, row]))
  const changes = controls.flatMap(({ control, result }): StatusChange[] => {
    const from = before.get(control.id)?.status ?? null
    return from === result.status ? [] : [{ controlId: control.id, from, to: result.status }]
  })
  const rows = controls.map(({ control, result: { violations: _, ...summary } }) => ({
    controlId: control.id,
    status: summary.status,
    result: summary,
    since: before.get(control.id)?.status === summary.status ? (before.get(control.id)?.since ?? asOf) : asOf,
    evaluatedAt: asOf,
    becomesStaleAt: summary.becomesStaleAt,
    policyVersion,
  }))
  // A control that left the policy leaves the posture; its daily rows stay.
  await tx.delete(controlStatus)
  if (rows.length > 0) await tx.insert(controlStatus).values(rows)
  return changes
}

async function storeViolations(
  tx: Transaction,
  clock: Clock,
  { controls, asOf }: Evaluation,
): Promise<{ opened: number; closed: number }> {
  const open = await tx
    .select({ id: violations.id, controlId: violations.controlId, key: violations.key })
    .from(violations)
    .where(isNull(violations.closedAt))
  const failing = new Map(
    controls.flatMap(({ control, result }) =>
      result.violations.map((v) => [`${control.id} ${v.key}`, row(control.id, v)] as const),
    ),
  )
  const known = new Set(open.map(({ controlId, key }) => `${controlId} ${key}`))
  const gone = open.filter(({ controlId, key }) => !failing.has(`${controlId} ${key}`)).map(({ id }) => id)
  if (gone.length > 0) await tx.update(violations).set({ closedAt: asOf }).where(inArray(violations.id, gone))
  for (const [key, violation] of failing) {
    if (!known.has(key)) continue
    const { controlId, key: violationKey, ...rest } = violation
    await tx
      .update(violations)
      .set(rest)
      .where(
        and(
          eq(violations.controlId, controlId),
          eq(violations.key, violationKey),
          isNull(violations.closedAt),
        ),
      )
  }
  const fresh = [...failing]
    .filter(([key]) => !known.has(key))
    .map(([, violation]) => ({ ...violation, id: newId(clock), openedAt: asOf }))
  if (fresh.length > 0) await tx.insert(violations).values(fresh)
  return { opened: fresh.length, closed: gone.length }
}

const row = (controlId: string, violation: Violation) => ({
  controlId,
  key: violation.key,
  subjectType: violation.subject.type,
  subjectId: violation.subject.id,
  subjectLabel: violation.subject.label,
  count: violation.count,
  summary: violation.summary,
  drill: violation.drill,
  since: violation.since,
  dueAt: violation.dueAt,
})

async function storeDay(tx: Transaction, day: string, { controls, findings }: Evaluation): Promise<void> {
  await tx.delete(controlStatusDaily).where(eq(controlStatusDaily.day, day))
  await tx.delete(findingsDaily).where(eq(findingsDaily.day, day))
  if (controls.length > 0)
    await tx.insert(controlStatusDaily).values(controls.map((evaluated) => dailyRow(day, evaluated)))
  if (findings.length > 0) await tx.insert(findingsDaily).values(findings.map((group) => ({ day, ...group })))
}

const dailyRow = (day: string, { control, result }: Evaluated) => ({
  controlId: control.id,
  day,
  status: result.status,
  measured: result.measured.value,
  target: result.target.value,
  deviation: result.deviation,
  violationCount: result.violationCount,
})

function daysToRewrite(fromDay: string | null, now: Date): string[] {
  if (fromDay === null) return []
  const earliest = formatIsoDate(new Date(now.getTime() - longestRewriteDays * dayMs))
  const yesterday = formatIsoDate(new Date(now.getTime() - dayMs))
  return daysBetween(fromDay < earliest ? earliest : fromDay, yesterday)
}
