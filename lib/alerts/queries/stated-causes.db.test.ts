import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { type AlertsWorld, alertsWorld } from '../testing/alerts-world.ts'
import { statedCauses } from './stated-causes.ts'

let world: AlertsWorld
beforeEach(async () => {
  world = await alertsWorld()
})
afterEach(() => world[Symbol.asyncDispose]())

const stated = async () => (await statedCauses(world.worker.db, world.clock.now())).causes
const kinds = async () => (await stated()).map(({ kind }) => kind)
const inDays = (days: number) => new Date(world.clock.now().getTime() + days * dayMs)

test('nothing is wrong with an organisation about which nothing is known', async () => {
  expect(await stated()).toEqual([])
})

describe('a part of a review', () => {
  test('is stated from a week before it is due until it is signed', async () => {
    const manager = await world.person('Ines Roth')
    const reviewer = await world.person('Mira Okafor', manager)
    const campaignId = await world.campaign('Quarterly review 2026-Q4', inDays(8))
    await world.part(campaignId, reviewer)
    expect(await stated()).toEqual([])
    world.clock.advance(dayMs)
    expect(await stated()).toMatchObject([
      {
        kind: 'review_due_soon',
        urgency: 'notice',
        title: 'Mira Okafor’s part of “Quarterly review 2026-Q4” is due on 1 Dec 2026',
        owners: [{ personId: reviewer }],
        escalation: [{ personId: manager }, { role: 'lead' }],
      },
    ])
    world.clock.advance(7 * dayMs)
    expect(await stated()).toMatchObject([{ kind: 'review_overdue', urgency: 'urgent' }])
    await world.sign(campaignId, reviewer)
    expect(await stated()).toEqual([])
  })

  test('says what is left to do, down to the signature', async () => {
    const campaignId = await world.campaign('Review', inDays(-1))
    await world.part(campaignId, await world.person('Mira Okafor'))
    const bodies = async () => (await stated()).map(({ body }) => body)
    expect(await bodies()).toEqual([expect.stringMatching(/^3 access rights to decide\./)])
    await world.database.admin.pool.query('update reviewer_parts set decided_count = 2')
    expect(await bodies()).toEqual([expect.stringMatching(/^1 access right to decide\./)])
    await world.database.admin.pool.query('update reviewer_parts set decided_count = 3')
    expect(await bodies()).toEqual([expect.stringMatching(/what is missing is the signature/)])
  })

  test('from which everything went to others is nobody’s duty', async () => {
    const campaignId = await world.campaign('Review', inDays(-1))
    await world.part(campaignId, await world.person('Mira Okafor'), 0)
    expect(await stated()).toEqual([])
  })

  test('for which nobody could be found is the lead’s', async () => {
    const campaignId = await world.campaign('Review', inDays(-1))
    await world.part(campaignId, '00000000-0000-0000-0000-000000000000')
    expect(await stated()).toMatchObject([
      { owners: [], title: 'Nobody could be found to review a part of “Review”' },
    ])
  })
})

describe('a revocation', () => {
  test('is stated once its deadline has passed, claimed or not, until it is proven', async () => {
    const id = await world.revocation(inDays(1))
    expect(await stated()).toEqual([])
    world.clock.advance(dayMs)
    for (const status of ['open', 'claimed_done', 'still_present', 'not_supported']) {
      await world.setRevocation(id, status)
      expect(await kinds()).toEqual(['revocation_overdue'])
    }
    await world.setRevocation(id, 'proven_gone')
    expect(await stated()).toEqual([])
  })

  test('whose risk is accepted is stated when the acceptance is over', async () => {
    const id = await world.revocation(inDays(-1))
    await world.setRevocation(id, 'risk_accepted')
    await world.database.admin.pool.query('update revocations set risk_accepted_until = $1', [inDays(2)])
    expect(await stated()).toEqual([])
    world.clock.advance(2 * dayMs)
    expect(await stated()).toMatchObject([{ kind: 'revocation_overdue', dueAt: world.clock.now() }])
  })

  test('that came back is stated while it is held and undecided', async () => {
    const id = await world.revocation(inDays(1))
    const key = await world.grant(await world.account({ personId: await world.person('Oran Vale') }), true)
    await world.database.admin.pool.query(
      `update revocations set status = 'regranted', regranted_at = $2, grant_key = $3 where id = $1`,
      [id, world.clock.now(), key],
    )
    expect(await kinds()).toEqual(['regrant'])
    world.clock.advance(hourMs)
    const again = await world.revocation(inDays(7))
    await world.database.admin.pool.query('update revocations set grant_key = $2 where id = $1', [again, key])
    expect(await stated()).toEqual([])
    // The decision behind it was undone: nobody has decided.
    await world.setRevocation(again, 'withdrawn')
    expect(await kinds()).toEqual(['regrant'])
    await world.endGrant(key)
    expect(await stated()).toEqual([])
  })
})

describe('an account', () => {
  test('with privilege that belongs to nobody is stated until it is matched, or loses its privilege', async () => {
    const accountId = await world.account()
    const key = await world.grant(accountId, true)
    expect(await stated()).toMatchObject([
      {
        kind: 'orphan_privileged_account',
        title: 'Nobody answers for the privileged account deploy-root on Inference',
      },
    ])
    world.clock.advance(hourMs)
    await world.account({ personId: await world.person('Oran Vale') }, accountId)
    expect(await stated()).toEqual([])
    world.clock.advance(hourMs)
    await world.account({}, accountId)
    await world.endGrant(key)
    expect(await stated()).toEqual([])
  })

  test('without privilege, or switched off, is no cause', async () => {
    await world.grant(await world.account(), false)
    await world.grant(await world.account({ status: 'disabled' }), true)
    expect(await stated()).toEqual([])
  })

  test('in production that lost its second factor is stated until it has one again', async () => {
    const person = await world.person('Oran Vale')
    const accountId = await world.account({ mfa: 'registered', personId: person })
    for (const mfa of ['none', 'unknown'] as const) {
      world.clock.advance(hourMs)
      await world.account({ mfa, personId: person }, accountId)
      expect(await stated()).toMatchObject([{ kind: 'mfa_lost', owners: [{ personId: person }] }])
    }
    world.clock.advance(hourMs)
    await world.account({ mfa: 'enforced', personId: person }, accountId)
    expect(await stated()).toEqual([])
  })

  test('that never had a second factor, or is a program’s, did not lose one', async () => {
    const never = await world.account({ mfa: 'none' })
    const service = await world.account({ mfa: 'enforced', kind: 'service' })
    world.clock.advance(hourMs)
    await world.account({ mfa: 'unknown' }, never)
    await world.account({ mfa: 'none', kind: 'service' }, service)
    expect(await stated()).toEqual([])
  })

  test('whose factor can no longer be seen is covered while somebody attests it', async () => {
    const accountId = await world.account({ mfa: 'enforced' })
    world.clock.advance(hourMs)
    await world.account({ mfa: 'unknown' }, accountId)
    await world.database.admin.pool.query('update access_sources set mfa_attestation = $1', [
      { until: inDays(1).toISOString() },
    ])
    expect(await stated()).toEqual([])
    world.clock.advance(2 * dayMs)
    expect(await kinds()).toEqual(['mfa_lost'])
  })
})

describe('a feed', () => {
  test('is stale once its last complete import has outlived its time to live', async () => {
    await world.importOf('complete', 7 * dayMs)
    world.clock.advance(7 * dayMs - 1)
    expect(await stated()).toEqual([])
    world.clock.advance(1)
    expect(await stated()).toMatchObject([
      { kind: 'import_stale', title: 'AWS production has sent nothing new' },
    ])
    await world.importOf('complete', 7 * dayMs)
    expect(await stated()).toEqual([])
  })

  test.each(['partial', 'failed', 'held'] as const)(
    'whose newest import is %s is stated until a complete one',
    async (status) => {
      await world.importOf('complete', 7 * dayMs)
      world.clock.advance(hourMs)
      const id = await world.importOf(status, 7 * dayMs)
      expect(await stated()).toMatchObject([{ kind: 'import_partial', href: `/imports/${id}` }])
      world.clock.advance(hourMs)
      await world.importOf('complete', 7 * dayMs)
      expect(await stated()).toEqual([])
    },
  )

  test('of a source that was retired is nobody’s concern', async () => {
    await world.importOf('failed', dayMs)
    await world.database.admin.pool.query('update access_sources set retired_at = now()')
    expect(await stated()).toEqual([])
  })
})
