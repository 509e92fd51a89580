import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { ControlPage } from '#components/posture/control-page.tsx'
import { RefusedDay } from '#components/posture/refused-day.tsx'
import { PageSkeleton } from '#components/ui/skeleton.tsx'
import { pageCtx } from '#lib/platform/auth/page.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
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
  const { id } = await params
  // Before anything is sent, so that the status is a true 404; hence no `loading.tsx` either.
  if (!checkRegistry.has(id)) notFound()
  const asOf = readAsOf((await searchParams).asOf, ctx.clock.now())
  if (asOf.kind === 'refused') return <RefusedDay {...asOf} livePath={`/controls/${id}`} />
  const day = asOf.kind === 'day' ? asOf.day : null
  return (
    <Suspense key={day} fallback={<PageSkeleton label="Loading the control" />}>
      <Content ctx={ctx} id={id} day={day} />
    </Suspense>
  )
}

async function Content({ ctx, id, day }: { ctx: Ctx; id: string; day: string | null }) {
  const view = await getControl(ctx, { controlId: id, day })
  // A check that this policy does not name.
  if (view === null) notFound()
  const now = day === null ? ctx.clock.now() : view.asOf
  return <ControlPage view={view} now={now} origin={settings().publicUrl} />
}
