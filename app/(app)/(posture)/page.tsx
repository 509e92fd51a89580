import type { Metadata } from 'next'
import { AlertsOnTop } from '#components/alerts/alerts-on-top.tsx'
import { NoPolicy } from '#components/posture/no-policy.tsx'
import { PosturePage } from '#components/posture/posture-page.tsx'
import { RefusedDay } from '#components/posture/refused-day.tsx'
import { myAlertsOnce } from '#lib/alerts/queries/my-alerts-once.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { settings } from '#lib/platform/env.ts'
import { readAsOf } from '#lib/posture/model/as-of.ts'
import { getPosture } from '#lib/posture/queries/posture.ts'

export const metadata: Metadata = { title: 'Posture' }

type Props = { searchParams: Promise<{ asOf?: string | string[] }> }

/** The posture: what the policy asks, what was measured, and who must act. */
export default async function Page({ searchParams }: Props) {
  const ctx = await pageCtx('posture.read')
  const now = ctx.clock.now()
  const asOf = readAsOf((await searchParams).asOf, now)
  if (asOf.kind === 'refused') return <RefusedDay {...asOf} livePath="/" />
  const view = await getPosture(ctx, { day: asOf.kind === 'day' ? asOf.day : null })
  if (view === null) return <NoPolicy />
  const alerts = view.day === null ? await myAlertsOnce(ctx) : null
  return (
    <PosturePage
      view={view}
      now={view.day === null ? now : view.asOf}
      origin={settings().publicUrl}
      onTop={alerts !== null && <AlertsOnTop alerts={alerts} now={now} />}
    />
  )
}
