import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ControlPage } from '#components/posture/control-page.tsx'
import { RefusedDay } from '#components/posture/refused-day.tsx'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { settings } from '#lib/platform/env.ts'
import { readAsOf } from '#lib/posture/model/as-of.ts'
import { getControl } from '#lib/posture/queries/control.ts'
import { checkRegistry } from '#lib/posture/rules/registry.ts'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ asOf?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: checkRegistry.get((await params).id)?.title ?? 'Control' }
}

/** One control of the policy, live or as of a day. */
export default async function Page({ params, searchParams }: Props) {
  const ctx = await pageCtx('posture.read')
  const now = ctx.clock.now()
  const { id } = await params
  const asOf = readAsOf((await searchParams).asOf, now)
  if (asOf.kind === 'refused') return <RefusedDay {...asOf} livePath={`/controls/${id}`} />
  const view = await getControl(ctx, { controlId: id, day: asOf.kind === 'day' ? asOf.day : null })
  if (view === null) notFound()
  return <ControlPage view={view} now={view.day === null ? now : view.asOf} origin={settings().publicUrl} />
}
