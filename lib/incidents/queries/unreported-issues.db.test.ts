import { createHash } from 'node:crypto'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { hourMs } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import { acknowledgeIssues } from '../commands/acknowledge-issues.ts'
import { reportIssues } from '../commands/report-issues.ts'
import { createReportWorld, type ReportWorld } from '../testing/report-world.ts'
import { toldIssues } from './told-issues.ts'
import { unreportedCounts } from './unreported-counts.ts'
import { unreportedIssues } from './unreported-issues.ts'

let world: ReportWorld
let scopes: { main: string; branch: string; other: string }
beforeEach(async () => {
  const made = await createReportWorld()
  world = made
  onTestFinished(() => made.drop())
  scopes = {
    main: await scope(await asset('api'), 'main'),
    branch: '',
    other: await scope(await asset('web'), 'main'),
  }
  scopes.branch = await scope(await assetOf(scopes.main), 'feature')
})

async function asset(name: string): Promise<string> {
  const id = newId(world.clock)
  await world.sql(
    `insert into assets (id, name, kind, default_branch, created_at) values ($1, $2, 'repository', 'main', now())`,
    [id, name],
  )
  return id
}

async function scope(assetId: string, branch: string): Promise<string> {
  const id = newId(world.clock)
  await world.sql(
    `insert into scan_scopes (id, asset_id, tool, configuration, is_configuration_named, kind, branch, created_at)
     values ($1, $2, 'scanner', '', false, 'dependency-scan', $3, now())`,
    [id, assetId, branch],
  )
  return id
}

const assetOf = async (scopeId: string) =>
  (await world.sql<{ asset_id: string }>('select asset_id from scan_scopes where id = $1', [scopeId]))[0]
    ?.asset_id ?? ''

type Traits = {
  scopeId?: string
  severity?: string
  hoursAgo?: number
  closedHoursAgo?: number
  disposition?: string
  type?: string
  title?: string
}

/** A finding of the issue, opened some hours ago. @returns its id */
async function finding(issue: string, traits: Traits = {}): Promise<string> {
  const id = newId(world.clock)
  const scopeId = traits.scopeId ?? scopes.main
  const ago = (hours: number) => new Date(world.clock.now().getTime() - hours * hourMs)
  const closedAt = traits.closedHoursAgo === undefined ? null : ago(traits.closedHoursAgo)
  await world.sql(
    `insert into findings (asset_id, id, scope_id, fingerprint, fingerprint_version, issue_key, type, severity, rule_id,
       title, aliases, target, occurrence_count, occurrences, content_hash, content_run_id, raw_offset, raw_length,
       is_present, first_seen_at, opened_at, opened_run_id, closed_at, disposition, counted_from)
     values ($1, $2, $3, sha256($2::uuid::text::bytea), 1, sha256($4), $5, $6, 'CVE-1', $7, '{}', 'package.json', 1, '[]', '\\x00', $2, 0, 0,
       $8, $9, $9, $2, $10, $11, $9)`,
    [
      await assetOf(scopeId),
      id,
      scopeId,
      Buffer.from(issue),
      traits.type ?? 'dependency',
      traits.severity ?? 'critical',
      traits.title ?? issue,
      closedAt === null,
      ago(traits.hoursAgo ?? 48),
      closedAt,
      traits.disposition ?? 'none',
    ],
  )
  return id
}

const keyOf = (issue: string) => createHash('sha256').update(issue).digest('hex')
const titles = async (isLate = true) =>
  (await unreportedIssues(world.member, { isLate })).rows.map(({ title }) => title)
const counts = async (asOf = world.clock.now()) =>
  (await unreportedCounts(world.worker, { asOf })).map(({ severity, count }) => `${count} ${severity}`)

test('a critical one is owed after a day, a high one after three, a medium one never', async () => {
  await finding('critical in time', { hoursAgo: 23 })
  await finding('critical late', { hoursAgo: 25 })
  await finding('high in time', { severity: 'high', hoursAgo: 71 })
  await finding('high late', { severity: 'high', hoursAgo: 73 })
  await finding('medium', { severity: 'medium', hoursAgo: 10_000 })
  expect(await titles()).toEqual(['critical late', 'high late'])
  expect(await titles(false)).toEqual(['critical late', 'critical in time', 'high late', 'high in time'])
  expect(await counts()).toEqual(['1 critical', '1 high'])
})

test('what was accepted, judged wrong, fixed, seen on a branch only, or is a licence is not asked for', async () => {
  await finding('accepted', { disposition: 'accepted' })
  await finding('wrong', { disposition: 'false_positive' })
  await finding('fixed', { closedHoursAgo: 1 })
  await finding('branch', { scopeId: scopes.branch })
  await finding('licence', { type: 'licence' })
  await finding('secret', { type: 'secret' })
  expect(await titles()).toEqual(['secret'])
  expect(await counts()).toEqual(['1 critical'])
})

test('several findings of one issue are one line an asset, the worst and oldest', async () => {
  await finding('issue', { hoursAgo: 50, title: 'younger' })
  const oldest = await finding('issue', { hoursAgo: 60, title: 'oldest' })
  await finding('issue', { hoursAgo: 100, severity: 'high', title: 'milder' })
  await finding('issue', { scopeId: scopes.other, title: 'elsewhere' })
  const { rows } = await unreportedIssues(world.member, {})
  expect(rows.map(({ title, findingId }) => (findingId === oldest ? 'the oldest' : title))).toEqual([
    'the oldest',
    'elsewhere',
  ])
  expect(await counts()).toEqual(['2 critical'])
})

test('brought to the lead, an issue is owed no longer, in no asset, and keeps who told first', async () => {
  await finding('issue')
  await finding('issue', { scopeId: scopes.other })
  await finding('another')
  const manager = await world.person('manager')
  const issueKeys = [keyOf('issue')]
  expect(await reportIssues(world.member, { issueKeys, note: 'Seen at night.' })).toEqual({ reported: 1 })
  expect(await reportIssues(manager, { issueKeys })).toEqual({ reported: 0 })
  expect(await titles()).toEqual(['another'])
  expect(await toldIssues(world.lead, {})).toMatchObject([
    { title: 'issue', reportedByName: 'member', note: 'Seen at night.' },
  ])
  // Who told, and what was written to the lead, is for the lead and the designees.
  for (const role of ['manager', 'auditor', 'admin', 'member'] as const)
    expect(await toldIssues(await world.person(role), {})).toMatchObject([
      { title: 'issue', isOwn: false, reportedByName: null, note: null },
    ])
  expect(await toldIssues(world.responder, {})).toMatchObject([{ reportedByName: 'member' }])
  expect(await toldIssues(world.member, {})).toMatchObject([{ isOwn: true, reportedByName: null }])
  expect(await acknowledgeIssues(world.responder, { issueKeys })).toEqual({ acknowledged: 1 })
  expect(await toldIssues(world.lead, {})).toEqual([])
})

test('as of an earlier moment it counts what was open and untold then', async () => {
  await finding('fixed since', { hoursAgo: 60, closedHoursAgo: 10 })
  await finding('told since', { hoursAgo: 60 })
  await finding('late since', { hoursAgo: 30 })
  await reportIssues(world.member, { issueKeys: [keyOf('told since')] })
  const now = world.clock.now()
  expect(await counts()).toEqual(['1 critical'])
  expect(await counts(new Date(now.getTime() - 12 * hourMs))).toEqual(['2 critical'])
  expect(await counts(new Date(now.getTime() - 40 * hourMs))).toEqual([])
})

test('pages follow each other without a gap, across severities', async () => {
  for (let i = 0; i < 5; i += 1) {
    await finding(`critical ${i}`, { hoursAgo: 60 - i })
    await finding(`high ${i}`, { severity: 'high', hoursAgo: 100 - i })
  }
  const seen: string[] = []
  let after: Awaited<ReturnType<typeof unreportedIssues>>['next'] = null
  do {
    const page: Awaited<ReturnType<typeof unreportedIssues>> = await unreportedIssues(world.member, {
      limit: 3,
      after,
    })
    seen.push(...page.rows.map(({ title }) => title))
    after = page.next
  } while (after !== null)
  expect(seen).toEqual(
    [0, 1, 2, 3, 4].map((i) => `critical ${i}`).concat([0, 1, 2, 3, 4].map((i) => `high ${i}`)),
  )
})

test('an auditor reads the list and reports nothing', async () => {
  await finding('issue')
  const auditor = await world.person('auditor')
  expect((await unreportedIssues(auditor, {})).rows).toHaveLength(1)
  await expect(reportIssues(auditor, { issueKeys: [keyOf('issue')] })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(acknowledgeIssues(world.member, { issueKeys: [keyOf('issue')] })).rejects.toMatchObject({
    code: 'forbidden',
  })
})
