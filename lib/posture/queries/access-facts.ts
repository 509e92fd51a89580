import { mfaLevels, type SystemEnvironment } from '#lib/access/model.ts'
import {
  accountFacts,
  type FeedFact,
  privilegeFacts,
  type SystemFact,
  systemFacts,
} from '#lib/access/queries/facts.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { everyControl, type Policy } from '#lib/policy/model.ts'
import { reviewParametersSchema } from '#lib/reviews/model/parameters.ts'
import { cycleFacts, revocationCounts, revocationFacts } from '#lib/reviews/queries/facts.ts'
import { localDay, quarterBegin, quarterOf } from '#lib/reviews/rules/quarter.ts'
import type { FactsByCheck } from '../rules/facts.ts'
import type { MfaFacts } from '../rules/mfa-enforced.ts'

const nobody = Object.fromEntries(
  mfaLevels.map((level) => [level, 0]),
) as MfaFacts['systems'][number]['accounts']

/** What the checks of clauses I, II.A and II.B.1 are judged on. Nothing at all while no system is known. */
export async function accessFactsAsOf(ctx: Ctx, policy: Policy, asOf: Date): Promise<FactsByCheck> {
  const systems = await systemFacts(ctx, { asOf })
  if (systems.length === 0) return {}
  const accounts = new Map((await accountFacts(ctx, { asOf })).map((one) => [one.systemId, one]))
  const privileges = Map.groupBy(await privilegeFacts(ctx, { asOf }), ({ systemId }) => systemId)
  const described = systems.filter(({ feeds }) => feeds.length > 0)

  const mfaOf = (environment: SystemEnvironment): MfaFacts => ({
    systems: systems
      .filter((system) => system.environment === environment)
      .map((system) => ({
        ...named(system, ({ assertsMfa }) => assertsMfa),
        accounts: accounts.get(system.systemId)?.mfa ?? nobody,
        uncoveredSince: accounts.get(system.systemId)?.uncoveredSince ?? null,
        attestedUntil: system.attestedUntil,
      })),
  })
  return {
    'scope.coverage': {
      systems: systems.map((system) => ({
        ...named(system),
        knownSince: system.knownSince,
        hasOwner: system.hasOwner,
        hasEnvironment: system.environment !== null,
        accountCount: accounts.get(system.systemId)?.activeCount ?? 0,
        unmatched: accounts.get(system.systemId)?.unmatched ?? { count: 0, since: null },
      })),
    },
    'access.least-privilege': {
      systems: described.map((system) => ({
        ...named(system),
        privileges: privileges.get(system.systemId) ?? [],
        orphans: accounts.get(system.systemId)?.unmatched ?? { count: 0, since: null },
        leavers: accounts.get(system.systemId)?.leavers ?? [],
      })),
    },
    'mfa.development': mfaOf('development'),
    'mfa.repositories': mfaOf('repositories'),
    'mfa.cloud': mfaOf('cloud'),
    'mfa.production': mfaOf('production'),
    ...(await reviewFacts(ctx, policy, described, asOf)),
  }
}

async function reviewFacts(
  ctx: Ctx,
  policy: Policy,
  systems: SystemFact[],
  asOf: Date,
): Promise<FactsByCheck> {
  const control = everyControl(policy).find(
    (placed) => placed.control.id === 'access.reviewed-quarterly',
  )?.control
  const terms = reviewParametersSchema.safeParse(control?.parameters).data
  if (terms === undefined || systems.length === 0) return {}
  const quarter = quarterOf(asOf, terms.time_zone)
  const cycles = await cycleFacts(ctx, { asOf, most: 2 })
  const current = cycles.find((cycle) => cycle.quarter === quarter) ?? null
  const previous = cycles.find((cycle) => cycle.quarter < quarter) ?? null
  const owed = await revocationFacts(ctx, { asOf })
  const owedOn = new Set(owed.map(({ systemId }) => systemId))
  const grantFeeds = systems
    .map((system) => named(system, ({ givesGrants }) => givesGrants))
    .filter(({ feeds }) => feeds.length > 0)
  return {
    'access.reviewed-quarterly': {
      systems: grantFeeds,
      current,
      previous,
      // Whoever has reviewed once reviews every quarter; a draft is seen for its days before it starts by itself.
      mustStartBy:
        previous === null
          ? null
          : localDay(quarterBegin(quarter, terms.time_zone), terms.draft_days + 1, terms.time_zone),
    },
    'access.revocations-proven': {
      systems: grantFeeds.filter(({ systemId }) => owedOn.has(systemId)),
      owed,
      isConnected: grantFeeds.length > 0,
      ...(await revocationCounts(ctx, { asOf, quarter })),
    },
  }
}

const named = ({ systemId, name, feeds }: SystemFact, counts: (feed: FeedFact) => boolean = () => true) => ({
  systemId,
  name,
  feeds: feeds.filter(counts),
})
