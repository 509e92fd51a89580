import { afterAll, beforeAll, expect, test } from 'vitest'
import { minuteMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { offerTotp } from '../queries/totp-offer.ts'
import { createWorld, origin, password, type TestPerson, type World } from '../testing/world.ts'
import { confirmSecondFactor } from './confirm-second-factor.ts'
import { enrolTotp } from './enrol-totp.ts'
import { regenerateRecoveryCodes } from './regenerate-recovery-codes.ts'
import { signIn } from './sign-in/index.ts'
import { spendRecoveryCode } from './spend-recovery-code.ts'

let world: World
let serial = 0
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

/** Somebody who has just shown the password again. */
async function atPassword(): Promise<{ person: TestPerson; ctx: Ctx; reference: string }> {
  serial += 1
  const person = await world.person(`factor-${serial}@example.org`, ['member'])
  world.nextStep()
  const result = await signIn(world.anonymous, { email: person.email, password, origin })
  if (result.outcome !== 'opened') throw new Error('the password was refused')
  const { reference } = result.session
  return { person, ctx: await world.ctxOf(reference), reference }
}

test('a password alone reaches aal1, the code raises it to aal2 under a new reference', async () => {
  const { person, ctx, reference } = await atPassword()
  expect(ctx.assurance).toBe('aal1')
  const result = await confirmSecondFactor(ctx, { code: await world.code(person.secret) })
  if (result.outcome !== 'accepted') throw new Error('the code was refused')
  expect((await world.ctxOf(result.session.reference)).assurance).toBe('aal2')
  expect((await world.ctxOf(reference)).actor.type).toBe('anonymous')
})

test('one code opens one session, even when sent twice at once', async () => {
  const { person, ctx } = await atPassword()
  const second = await signIn(world.anonymous, { email: person.email, password, origin })
  if (second.outcome !== 'opened') throw new Error('the password was refused')
  const other = await world.ctxOf(second.session.reference)
  const code = await world.code(person.secret)
  const outcomes = await Promise.all([
    confirmSecondFactor(ctx, { code }),
    confirmSecondFactor(other, { code }),
  ])
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'refused'])
})

test('the code of the step before is accepted, an older one is not', async () => {
  const { person, ctx } = await atPassword()
  const code = await world.code(person.secret)
  world.clock.advance(minuteMs)
  expect(await confirmSecondFactor(ctx, { code })).toMatchObject({ outcome: 'refused' })
  const fresh = await world.code(person.secret)
  world.nextStep()
  expect(await confirmSecondFactor(ctx, { code: fresh })).toMatchObject({ outcome: 'accepted' })
})

test('five wrong codes end the session, with one ledger entry', async () => {
  const { person, ctx, reference } = await atPassword()
  const code = await world.wrongCode(person.secret)
  const entries = async () =>
    (await world.ledger()).filter((entry) => entry.objectId === ctx.sessionId && entry.decision)
  for (const left of [4, 3, 2, 1]) {
    expect(await confirmSecondFactor(ctx, { code })).toEqual({
      outcome: 'refused',
      attemptsLeft: left,
    })
  }
  expect(await entries()).toEqual([])
  await confirmSecondFactor(ctx, { code })
  expect((await world.ctxOf(reference)).actor.type).toBe('anonymous')
  expect(await entries()).toMatchObject([{ decision: 'session-ended' }])
  await expect(confirmSecondFactor(ctx, { code })).rejects.toMatchObject({
    code: 'unauthenticated',
  })
})

test('a recovery code is good once, even when sent twice at once', async () => {
  const { person, ctx } = await atPassword()
  const second = await signIn(world.anonymous, { email: person.email, password, origin })
  if (second.outcome !== 'opened') throw new Error('the password was refused')
  const other = await world.ctxOf(second.session.reference)
  const code = person.recoveryCodes[0] ?? ''
  const outcomes = await Promise.all([spendRecoveryCode(ctx, { code }), spendRecoveryCode(other, { code })])
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'refused'])
})

test('a recovery code leads to a new authenticator and nowhere else', async () => {
  const { person, ctx } = await atPassword()
  const spent = await spendRecoveryCode(ctx, { code: (person.recoveryCodes[1] ?? '').toLowerCase() })
  if (spent.outcome !== 'accepted') throw new Error('the recovery code was refused')
  const recovered = await world.ctxOf(spent.session.reference)
  expect(recovered.assurance).toBe('aal1')
  const { secret, offer } = offerTotp({ sessionId: recovered.sessionId, email: person.email })
  const enrolled = await enrolTotp(recovered, { offer, code: await world.code(secret) })
  expect((await world.ctxOf(enrolled.session.reference)).assurance).toBe('aal2')
  expect(new Set([...enrolled.recoveryCodes, ...person.recoveryCodes]).size).toBe(20)
})

test('a password alone never replaces an authenticator', async () => {
  const { person, ctx } = await atPassword()
  const { secret, offer } = offerTotp({ sessionId: ctx.sessionId, email: person.email })
  const attempt = enrolTotp(ctx, { offer, code: await world.code(secret) })
  await expect(attempt).rejects.toMatchObject({ code: 'mfa_required' })
})

test('an offer made to one session is worth nothing to another', async () => {
  const { person, ctx } = await atPassword()
  const stranger = offerTotp({ sessionId: world.admin.ctx.sessionId, email: person.email })
  await spendRecoveryCode(ctx, { code: person.recoveryCodes[2] ?? '' })
  const attempt = enrolTotp(ctx, { offer: stranger.offer, code: await world.code(stranger.secret) })
  await expect(attempt).rejects.toMatchObject({ code: 'conflict' })
})

test('new recovery codes need a fresh second factor, and end the old ones', async () => {
  const { person, ctx } = await atPassword()
  const confirmed = await confirmSecondFactor(ctx, { code: await world.code(person.secret) })
  if (confirmed.outcome !== 'accepted') throw new Error('the code was refused')
  const signedIn = await world.ctxOf(confirmed.session.reference)
  world.clock.advance(6 * minuteMs)
  await expect(regenerateRecoveryCodes(signedIn, {})).rejects.toMatchObject({ code: 'step_up_required' })
  world.clock.advance(-6 * minuteMs)
  await regenerateRecoveryCodes(signedIn, {})
  expect(await spendRecoveryCode(signedIn, { code: person.recoveryCodes[3] ?? '' })).toMatchObject({
    outcome: 'refused',
  })
})

test('neither the authenticator secret nor a recovery code stands in the database', async () => {
  const { rows } = await world.database.admin.pool.query<{ sealed: Buffer }>(
    'select totp_secret as sealed from users where id = $1',
    [world.admin.id],
  )
  expect(rows[0]?.sealed.includes(Buffer.from(world.admin.secret))).toBe(false)
  const codes = await world.database.admin.pool.query(
    'select 1 from recovery_codes c where c::text like any ($1)',
    [world.admin.recoveryCodes.map((code) => `%${code}%`)],
  )
  expect(codes.rows).toEqual([])
})
