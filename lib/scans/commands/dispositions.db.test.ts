import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { noFilter } from '../model/finding-filter.ts'
import type { FindingRow } from '../model/finding-row.ts'
import { listFindings } from '../queries/findings.ts'
import { createScanWorld, grypeReport, type ScanWorld } from '../testing/scan-world.ts'
import { decideDisposition } from './decide-disposition.ts'
import { endAcceptances } from './end-acceptances.ts'
import { requestDisposition } from './request-disposition.ts'
import { withdrawDisposition } from './withdraw-disposition.ts'

let world: ScanWorld
let lead: Ctx
let otherLead: Ctx
let member: Ctx

beforeEach(async () => {
  world = await createScanWorld()
  ;[lead, otherLead, member] = await Promise.all([
    world.person('lead', 'Cygnus'),
    world.person('lead', 'Orion'),
    world.person('member', 'Mira'),
  ])
  await world.send(grypeReport({ alpha: 'High', beta: 'High', gamma: 'Low' }), 'asset=api')
  world.clock.advance(dayMs)
})
afterEach(() => world.database.drop())

async function finding(packageName: string): Promise<FindingRow> {
  const { rows } = await listFindings(lead, { filter: noFilter })
  const found = rows.find((row) => row.packageName === packageName)
  if (!found) throw new Error(`There is no open finding in ${packageName}.`)
  return found
}

const inDays = (days: number) => new Date(world.clock.now().getTime() + days * dayMs)

async function ask(
  by: Ctx,
  packageName: string,
  disposition: 'accepted' | 'false_positive' | 'not_affected',
) {
  const { id, assetId } = await finding(packageName)
  const until = disposition === 'accepted' ? inDays(30) : null
  const reason = 'Only reachable from the build machine.'
  return requestDisposition(by, { assetId, findingId: id, disposition, reason, until })
}

/** Open findings by disposition: from the rows, and from the roll-up. */
async function counts() {
  const { rows } = await world.database.admin.db.execute<{ source: string; key: string; n: number }>(sql`
    select 'rows' as source, concat_ws('/', type, severity, disposition, extract(epoch from opened_at)::bigint) as key, count(*)::int as n
    from findings where is_present group by 2
    union all
    select 'rolled up', concat_ws('/', type, severity, disposition, extract(epoch from opened_at)::bigint), sum(count)::int
    from finding_counts where valid_to = 'infinity' group by 2`)
  const of = (source: string) =>
    Object.fromEntries(rows.filter((row) => row.source === source).map(({ key, n }) => [key, n]))
  return { rows: of('rows'), rolledUp: of('rolled up') }
}

async function countsAsOf(at: Date): Promise<number> {
  const { rows } = await world.database.admin.db.execute<{ n: number }>(sql`
    select coalesce(sum(count), 0)::int as n from finding_counts
    where disposition = 'none' and valid_from <= ${at.toISOString()}::timestamptz and valid_to > ${at.toISOString()}::timestamptz`)
  return rows[0]?.n ?? -1
}

const consistent = async () => {
  const { rows, rolledUp } = await counts()
  expect(rolledUp).toEqual(rows)
}

describe('deciding about a finding', () => {
  test('a request changes nothing until somebody else approves it, then rows and roll-up agree', async () => {
    const { requestId } = await ask(member, 'alpha', 'accepted')
    expect((await finding('alpha')).disposition).toBe('none')
    await consistent()
    await decideDisposition(lead, { requestId, outcome: 'approved', note: 'Until the build moves.' })
    expect(await finding('alpha')).toMatchObject({ disposition: 'accepted', state: 'accepted', dueAt: null })
    await consistent()
  })

  test('what was counted before the decision stays counted for the time before', async () => {
    const before = world.clock.now()
    world.clock.advance(dayMs)
    const { requestId } = await ask(member, 'alpha', 'false_positive')
    await decideDisposition(lead, { requestId, outcome: 'approved' })
    expect(await countsAsOf(before)).toBe(3)
    expect(await countsAsOf(world.clock.now())).toBe(2)
  })

  test('nobody approves their own request, whatever their role', async () => {
    const { requestId } = await ask(lead, 'alpha', 'not_affected')
    await expect(decideDisposition(lead, { requestId, outcome: 'approved' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await finding('alpha')).disposition).toBe('none')
    await decideDisposition(otherLead, { requestId, outcome: 'approved' })
    expect((await finding('alpha')).state).toBe('suppressed')
  })

  test('approving needs a fresh second factor, rejecting does not', async () => {
    const { requestId } = await ask(member, 'alpha', 'accepted')
    const tired = { ...lead, mfaAt: new Date(world.clock.now().getTime() - 6 * 60_000) }
    await expect(decideDisposition(tired, { requestId, outcome: 'approved' })).rejects.toMatchObject({
      code: 'step_up_required',
    })
    await decideDisposition(tired, { requestId, outcome: 'rejected', note: 'Fix it instead.' })
    expect((await finding('alpha')).disposition).toBe('none')
  })

  test.each(['auditor', 'admin', 'responder', 'manager', 'member'] as const)(
    '%s decides nothing',
    async (role) => {
      const { requestId } = await ask(member, 'alpha', 'accepted')
      const other = await world.person(role)
      await expect(decideDisposition(other, { requestId, outcome: 'approved' })).rejects.toMatchObject({
        code: 'forbidden',
      })
    },
  )

  test('an auditor asks for nothing, nor does a job or a token', async () => {
    const auditor = await world.person('auditor')
    await expect(ask(auditor, 'alpha', 'accepted')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ask(world.system, 'alpha', 'accepted')).rejects.toMatchObject({ code: 'forbidden' })
    const token: Ctx = {
      ...lead,
      roles: new Set(),
      actor: { type: 'token', id: 't', name: 'ci', scopes: ['ingest', 'gate', 'read'] },
    }
    await expect(requestDisposition(token, {} as never)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('one request waits at a time, and only its maker withdraws it', async () => {
    const { requestId } = await ask(member, 'alpha', 'accepted')
    await expect(ask(lead, 'alpha', 'false_positive')).rejects.toMatchObject({ code: 'conflict' })
    await expect(withdrawDisposition(lead, { requestId })).rejects.toMatchObject({ code: 'forbidden' })
    await withdrawDisposition(member, { requestId })
    await expect(decideDisposition(lead, { requestId, outcome: 'approved' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await ask(lead, 'alpha', 'false_positive')
  })

  test('a finding that rose in severity since is not accepted as what it was', async () => {
    const { requestId } = await ask(member, 'gamma', 'accepted')
    await world.send(grypeReport({ alpha: 'High', beta: 'High', gamma: 'Critical' }), 'asset=api')
    await expect(decideDisposition(lead, { requestId, outcome: 'approved' })).rejects.toThrow(
      'low when this was asked and is critical now',
    )
    await consistent()
  })

  describe('a false positive is judged by what the requester saw', () => {
    const withVersion = (version: string) => {
      const report = grypeReport({ alpha: 'High', beta: 'High', gamma: 'Low' })
      for (const { artifact } of report.matches) if (artifact.name === 'alpha') artifact.version = version
      return report
    }

    test('after its evidence changed it is refused, with what changed, and asked again', async () => {
      const { requestId } = await ask(member, 'alpha', 'false_positive')
      await world.send(withVersion('1.1.0'), 'asset=api')
      await expect(decideDisposition(lead, { requestId, outcome: 'approved' })).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('version “1.0.0” is “1.1.0” now'),
      })
      expect((await finding('alpha')).disposition).toBe('none')
      await decideDisposition(lead, { requestId, outcome: 'rejected' })
      const again = await ask(member, 'alpha', 'false_positive')
      await decideDisposition(lead, { requestId: again.requestId, outcome: 'approved' })
      expect((await finding('alpha')).state).toBe('suppressed')
    })

    test('evidence that changed and changed back is what was seen', async () => {
      const { requestId } = await ask(member, 'alpha', 'false_positive')
      await world.send(withVersion('1.1.0'), 'asset=api')
      world.clock.advance(dayMs)
      await world.send(withVersion('1.0.0'), 'asset=api')
      await decideDisposition(lead, { requestId, outcome: 'approved' })
      expect((await finding('alpha')).state).toBe('suppressed')
    })

    test.each(['accepted', 'not_affected'] as const)('%s does not rest on the evidence', async (word) => {
      const { requestId } = await ask(member, 'alpha', word)
      await world.send(withVersion('1.1.0'), 'asset=api')
      await decideDisposition(lead, { requestId, outcome: 'approved' })
      expect((await finding('alpha')).disposition).toBe(word)
    })
  })

  test('an expired acceptance is taken back once, and the finding is active and due again', async () => {
    const { requestId } = await ask(member, 'alpha', 'accepted')
    await decideDisposition(lead, { requestId, outcome: 'approved' })
    expect(await endAcceptances(world.worker, {})).toEqual({ endedCount: 0, hasMore: false })
    world.clock.advance(31 * dayMs)
    expect(await endAcceptances(world.worker, {})).toEqual({ endedCount: 1, hasMore: false })
    expect(await endAcceptances(world.worker, {})).toEqual({ endedCount: 0, hasMore: false })
    expect(await finding('alpha')).toMatchObject({ disposition: 'none', state: 'active' })
    expect((await finding('alpha')).dueAt).not.toBeNull()
    await consistent()
  })

  test('a decided finding that is fixed and comes back is counted as decided', async () => {
    const { requestId } = await ask(member, 'alpha', 'not_affected')
    await decideDisposition(lead, { requestId, outcome: 'approved' })
    world.clock.advance(dayMs)
    await world.send(grypeReport({ beta: 'High', gamma: 'Low' }), 'asset=api')
    await consistent()
    world.clock.advance(dayMs)
    await world.send(grypeReport({ alpha: 'High', beta: 'High', gamma: 'Low' }), 'asset=api')
    expect((await finding('alpha')).state).toBe('suppressed')
    await consistent()
  })

  test('leaves a history and ledger entries that name who asked and who decided', async () => {
    const { requestId } = await ask(member, 'alpha', 'accepted')
    await decideDisposition(lead, { requestId, outcome: 'approved' })
    const { id } = await finding('alpha')
    const { rows: events } = await world.database.admin.db.execute(
      sql`select kind, actor_name from finding_events where finding_id = ${id} order by at, kind`,
    )
    expect(events).toEqual([
      { kind: 'disposition_requested', actor_name: 'Mira' },
      { kind: 'disposition_approved', actor_name: 'Cygnus' },
    ])
    const { rows: entries } = await world.database.admin.db.execute(
      sql`select action from ledger_entries where object_type = 'finding' and object_id = ${id} order by index`,
    )
    expect(entries).toEqual([{ action: 'disposition.request' }, { action: 'disposition.decide' }])
  })

  const wrong: [string, 'accepted' | 'false_positive', () => Date | null][] = [
    ['an acceptance without an end', 'accepted', () => null],
    ['an acceptance that is over', 'accepted', () => inDays(-1)],
    ['an acceptance for two years', 'accepted', () => inDays(730)],
    ['a false positive with an end', 'false_positive', () => inDays(3)],
  ]
  test.each(wrong)('refuses %s', async (_name, disposition, until) => {
    const { id, assetId } = await finding('alpha')
    const request = { assetId, findingId: id, disposition, reason: 'Because it is so.', until: until() }
    await expect(requestDisposition(member, request)).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
