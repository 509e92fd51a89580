import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { everyControl } from '#lib/policy/model.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import {
  type MfaCounts,
  type MfaCoverage,
  type MfaEnvironment,
  type MfaSystemRow,
  mfaEnvironments,
} from '../model/mfa-coverage.ts'
import type { Attestation } from '../model/source-row.ts'
import { type MfaLevel, mfaLevelSchema, mfaLevels } from '../model.ts'
import { addCounts, coveredOf, noAccounts, totalOf } from '../rules/mfa-coverage.ts'
import { heldAt, momentOf } from './held-at.ts'

/** Second factors of the policy's four environments at a moment (null: now), with every system's share. */
export const getMfaCoverage = defineQuery({
  permission: 'access.read',
  input: z.strictObject({ asOf: z.date().nullable().default(null) }),
  async run({ ctx, db, input: { asOf }, now }): Promise<MfaCoverage[]> {
    const [minimums, rows] = await Promise.all([minimumsOf(ctx), systemRows(db, asOf, now)])
    return mfaEnvironments.map((environment) => {
      const controlId = `mfa.${environment}`
      const minimum = minimums.get(controlId) ?? 'enforced'
      const systems = rows
        .filter((row) => row.environment === environment)
        .map((row): MfaSystemRow => {
          const isAttested = row.sources.some(({ attestation }) => attestation !== null)
          return { ...row, total: totalOf(row.counts), covered: coveredOf(row.counts, minimum, isAttested) }
        })
      return {
        environment,
        controlId,
        minimum,
        systems,
        counts: systems.reduce((sum, { counts }) => addCounts(sum, counts), noAccounts()),
        total: systems.reduce((sum, { total }) => sum + total, 0),
        covered: systems.reduce((sum, { covered }) => sum + covered, 0),
      }
    })
  },
})

const parameters = z.object({ minimum: mfaLevelSchema })

async function minimumsOf(ctx: Ctx): Promise<Map<string, MfaLevel>> {
  const current = await policyInForce(ctx, {})
  const controls = current === null ? [] : everyControl(current.policy).map(({ control }) => control)
  return new Map(
    controls.flatMap(({ id, parameters: given }): [string, MfaLevel][] => {
      const minimum = parameters.safeParse(given).data?.minimum
      return minimum === undefined ? [] : [[id, minimum]]
    }),
  )
}

type Stated = Omit<MfaSystemRow, 'total' | 'covered'>
type Row = Omit<Stated, 'sources' | 'toldAt' | 'counts'> & {
  counts: Partial<MfaCounts> | null
  toldAt: string | null
  sources: {
    id: string
    name: string
    attestation: (Omit<Attestation, 'at' | 'until'> & { at: string; until: string }) | null
  }[]
}

async function systemRows(db: Database, at: Date | null, now: Date): Promise<Stated[]> {
  const moment = momentOf(at, now)
  const { rows } = await db.execute<Row>(sql`
    select s.id as "systemId", s.name, s.environment, held.counts, fed.sources, fed.told_at as "toldAt"
    from systems s
    left join (
      select system_id, json_object_agg(mfa, n) as counts from (
        select v.system_id, v.mfa, count(*)::int as n from account_versions v
        where v.status = 'active' and v.kind <> 'service' and ${heldAt('v', at)} group by 1, 2) counted
      group by system_id
    ) held on held.system_id = s.id
    left join lateral (
      select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name, 'attestation',
          case when (x.mfa_attestation ->> 'at')::timestamptz <= ${moment}
            and (x.mfa_attestation ->> 'until')::timestamptz >= ${moment} then x.mfa_attestation end)
        order by lower(x.name)), '[]') as sources,
        max((select max(i.observed_at) from access_feeds f join access_imports i on i.feed_id = f.id
          where f.source_id = x.id and i.asserts_mfa and i.status = 'complete' and i.observed_at <= ${moment})) as told_at
      from access_sources x
      where x.system_id = s.id and x.created_at <= ${moment} and (x.retired_at is null or x.retired_at > ${moment})
    ) fed on true
    where s.environment in ('development', 'repositories', 'cloud', 'production')
      and s.created_at <= ${moment} and (s.retired_at is null or s.retired_at > ${moment})
    order by lower(s.name), s.id`)
  return rows.map((row) => ({
    systemId: row.systemId,
    name: row.name,
    environment: row.environment satisfies MfaEnvironment,
    counts: Object.fromEntries(mfaLevels.map((level) => [level, row.counts?.[level] ?? 0])) as MfaCounts,
    toldAt: row.toldAt === null ? null : new Date(row.toldAt),
    sources: row.sources.map(({ id, name, attestation }) => ({
      id,
      name,
      attestation: attestation && {
        byName: attestation.byName,
        justification: attestation.justification,
        at: new Date(attestation.at),
        until: new Date(attestation.until),
      },
    })),
  }))
}
