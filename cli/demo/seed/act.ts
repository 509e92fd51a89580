import { and, desc, eq, or } from 'drizzle-orm'
import type { Act, WishAct } from '#cli/demo/history/acts.ts'
import { covenantPeople } from '#cli/demo/organisation/people.ts'
import { systemNamed } from '#cli/demo/organisation/systems.ts'
import { assets, dispositionRequests, findings, scanRuns } from '#db/schema/index.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { decideDisposition } from '#lib/scans/commands/decide-disposition.ts'
import { describeAsset } from '#lib/scans/commands/describe-asset.ts'
import { releaseRun } from '#lib/scans/commands/release-run.ts'
import { requestDisposition } from '#lib/scans/commands/request-disposition.ts'
import { asPersona } from './as-persona.ts'
import { rotatePipelineToken } from './pipeline-token.ts'
import { takeToItsEnd } from './send-report.ts'
import type { World } from './world.ts'

/** Lets one of the cast do something, by the command that the interface would call. */
export async function perform(world: World, act: Act): Promise<void> {
  switch (act.kind) {
    case 'wish':
      return wish(world, act)
    case 'decide':
      return decide(world, act.wish)
    case 'describe':
      return describeSystem(world, act.asset)
    case 'release':
      return release(world, act.asset)
    case 'rotate-token':
      await rotatePipelineToken(world)
  }
}

async function wish(world: World, act: WishAct): Promise<void> {
  const finding = await findingOf(world, act)
  const until = act.forDays === undefined ? null : new Date(world.clock.now().getTime() + act.forDays * dayMs)
  const { disposition, reason } = act
  await asPersona(world, act.by, (ctx) => requestDisposition(ctx, { ...finding, disposition, reason, until }))
}

async function decide(world: World, act: WishAct): Promise<void> {
  if (act.decision === undefined) return
  const { findingId } = await findingOf(world, act)
  const [request] = await world.app.db
    .select({ id: dispositionRequests.id })
    .from(dispositionRequests)
    .where(and(eq(dispositionRequests.findingId, findingId), eq(dispositionRequests.outcome, 'pending')))
  if (!request) throw new Error(`Nobody asked about ${act.finding} of ${act.asset}.`)
  const { outcome, note } = act.decision
  await asPersona(world, 'lead', (ctx) => decideDisposition(ctx, { requestId: request.id, outcome, note }))
}

async function describeSystem(world: World, asset: string): Promise<void> {
  const { kind, zone, department } = systemNamed(asset)
  const head = covenantPeople().find(({ title }) => title === `Head of ${department}`)
  const assetId = await assetIdOf(world, asset)
  const description = { kind, environment: zone, owner: head ? `${head.name}, ${department}` : department }
  await asPersona(world, 'lead', (ctx) => describeAsset(ctx, { assetId, ...description }))
}

async function release(world: World, asset: string): Promise<void> {
  const [held] = await world.app.db
    .select({ id: scanRuns.id })
    .from(scanRuns)
    .where(and(eq(scanRuns.assetId, await assetIdOf(world, asset)), eq(scanRuns.status, 'held')))
    .orderBy(desc(scanRuns.observedAt))
    .limit(1)
  if (!held) throw new Error(`No run of ${asset} waits for anybody.`)
  await asPersona(world, 'lead', (ctx) => releaseRun(ctx, { runId: held.id }))
  await takeToItsEnd(world, held.id, true)
}

async function assetIdOf(world: World, name: string): Promise<string> {
  const [asset] = await world.app.db.select({ id: assets.id }).from(assets).where(eq(assets.name, name))
  if (!asset) throw new Error(`The asset ${name} does not exist yet.`)
  return asset.id
}

async function findingOf(world: World, act: WishAct): Promise<{ assetId: string; findingId: string }> {
  const assetId = await assetIdOf(world, act.asset)
  const isNamed = or(eq(findings.ruleId, act.finding), eq(findings.path, act.finding))
  const [finding] = await world.app.db
    .select({ findingId: findings.id })
    .from(findings)
    .where(and(eq(findings.assetId, assetId), isNamed))
    .limit(1)
  if (!finding) throw new Error(`${act.asset} has no finding ${act.finding}.`)
  return { assetId, ...finding }
}
