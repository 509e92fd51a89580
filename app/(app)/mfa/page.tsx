import type { Metadata } from 'next'
import { MfaEnvironmentCard } from '#components/access/mfa-environment.tsx'
import { MfaSystems } from '#components/access/mfa-systems.tsx'
import { MfaTrend } from '#components/access/mfa-trend.tsx'
import { AsOfBanner } from '#components/posture/as-of-banner.tsx'
import { RefusedDay } from '#components/posture/refused-day.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { mfaHeadline } from '#lib/access/model/headlines.ts'
import { getMfaCoverage } from '#lib/access/queries/mfa.ts'
import { mfaTrend } from '#lib/access/queries/mfa-trend.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { readAsOf } from '#lib/posture/model/as-of.ts'
import { endOfDay } from '#lib/posture/rules/end-of-day.ts'

export const metadata: Metadata = { title: 'Second factors' }

type Props = { searchParams: Promise<{ asOf?: string | string[] }> }

/** Second factors of the four environments that the policy names, live or as of a day. */
export default async function MfaPage({ searchParams }: Props) {
  const ctx = await pageCtx('access.read')
  const asOf = readAsOf((await searchParams).asOf, ctx.clock.now())
  if (asOf.kind === 'refused') return <RefusedDay {...asOf} what="access" livePath="/mfa" />
  const day = asOf.kind === 'day' ? asOf.day : null
  const moment = day === null ? null : endOfDay(day)
  const [coverage, days] = await Promise.all([
    getMfaCoverage(ctx, { asOf: moment }),
    mfaTrend(ctx, { asOf: moment }),
  ])
  return (
    <>
      {day !== null && <AsOfBanner day={day} livePath="/mfa" />}
      <PageHeader
        title={mfaHeadline(coverage)}
        lede="Active accounts that people sign in with, by the strongest thing known of their second factor. Unknown counts as uncovered."
      />
      <div className="grid gap-7">
        <div className="grid gap-4 sm:grid-cols-2">
          {coverage.map((one) => (
            <MfaEnvironmentCard key={one.environment} coverage={one} day={day} />
          ))}
        </div>
        <MfaTrend days={days} />
        <Section
          title="By system"
          note="Where an export cannot say that sign-in enforces a factor, a lead can attest it, for a time."
        >
          <MfaSystems
            rows={coverage.flatMap(({ systems }) => systems)}
            now={moment ?? ctx.clock.now()}
            day={day}
            mayAttest={isAllowed(ctx, 'access.manage') && ctx.roles.has('lead')}
          />
        </Section>
      </div>
    </>
  )
}
