import { afterAll, beforeAll, expect, test } from 'vitest'
import { createThrottle, type Throttle, throttleRules } from '#lib/platform/auth/throttle.ts'
import { createWorld, origin, password, type World } from '../../testing/world.ts'
import { disablePerson } from '../disable-person.ts'
import { signInWithPassword } from './flow.ts'
import { signIn } from './index.ts'

let world: World
let throttle: Throttle
beforeAll(async () => {
  world = await createWorld()
  throttle = createThrottle(world.database.app.pool)
})
afterAll(() => world[Symbol.asyncDispose]())

const attempt = (email: string, claimed: string, ip = '127.0.0.1') =>
  signInWithPassword(
    { ctx: world.anonymous, throttle, origin: { ...origin, ip } },
    { email, password: claimed },
  )

const failure = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Error && 'code' in error
    ? { code: error.code, message: error.message }
    : { code: 'none', message: '' }
}

test('a wrong password, an unknown address and a disabled person get the same answer', async () => {
  const gone = await world.person('gone@example.org', ['member'])
  await disablePerson(await world.ctxOf(world.admin.reference), { userId: gone.id })
  const wrong = await failure(attempt(world.admin.email, 'not the password'))
  expect(wrong.code).toBe('unauthenticated')
  expect(await failure(attempt('nobody@example.org', password))).toEqual(wrong)
  expect(await failure(attempt(gone.email, password))).toEqual(wrong)
})

test('signing in is entered in the ledger, a wrong password is not', async () => {
  const before = (await world.ledger()).length
  await failure(attempt(world.admin.email, 'not the password'))
  await attempt(' CYGNUS@example.org ', password)
  expect((await world.ledger()).slice(before)).toMatchObject([
    { action: 'session.open', objectId: world.admin.id, actorType: 'anonymous' },
  ])
})

/** Makes as many wrong attempts, each from an address of its own. */
async function attack(email: string, attempts: number, network = '203.0.113'): Promise<unknown[]> {
  const codes: unknown[] = []
  for (let made = 0; made < attempts; made += 1) {
    codes.push((await failure(attempt(email, 'wrong', `${network}.${made}`))).code)
  }
  return codes
}
/** Moves the limiter's windows into the past: it counts by the machine's clock. */
const waitOut = () => world.database.admin.pool.query('update rate_limits set expire = 0')

test('a stranger elsewhere does not lock the account for its owner', async () => {
  const person = await world.person('wanted@example.org', ['member'])
  const { attempts } = throttleRules['password:account-address']
  for (let made = 0; made <= attempts; made += 1) await failure(attempt(person.email, 'wrong', '203.0.113.7'))
  expect((await failure(attempt(person.email, password, '203.0.113.7'))).code).toBe('rate_limited')
  await expect(attempt(person.email, password, '198.51.100.1')).resolves.toBeDefined()
})

test.each(['known', 'unknown'])('an attack on %s from many addresses comes to its end', async (who) => {
  const email = `${who}-target@example.org`
  if (who === 'known') await world.person(email, ['member'])
  const { attempts } = throttleRules['password:account']
  const codes = await attack(email, attempts + 2)
  expect(codes.indexOf('rate_limited')).toBe(attempts)
  expect((await failure(attempt(email, password, '198.51.100.2'))).code).toBe('rate_limited')
  await waitOut()
  expect((await failure(attempt(email, 'wrong', '198.51.100.2'))).code).toBe('unauthenticated')
})

test('while it lasts, its owner signs in from where they have signed in before', async () => {
  const person = await world.person('busy@example.org', ['member'])
  await attack(person.email, throttleRules['password:account'].attempts + 1, '192.0.2')
  // `world.person` enrolled from 127.0.0.1.
  await expect(attempt(person.email, password, '127.0.0.1')).resolves.toBeDefined()
  // Elsewhere it stays shut, for the right password too.
  expect((await failure(attempt(person.email, password, '198.51.100.3'))).code).toBe('rate_limited')
})

test('a lock passes by itself', async () => {
  const person = await world.person('patient@example.org', ['member'])
  const { attempts } = throttleRules['password:account-address']
  for (let made = 0; made <= attempts; made += 1) await failure(attempt(person.email, 'wrong'))
  expect((await failure(attempt(person.email, password))).code).toBe('rate_limited')
  await waitOut()
  await expect(attempt(person.email, password)).resolves.toBeDefined()
})

test.each(['known@example.org', 'unknown@example.org'])(
  'after five attempts from one address %s is locked, even for the right password, with one ledger entry',
  async (email) => {
    if (email.startsWith('known')) await world.person(email, ['member'])
    const before = (await world.ledger()).length
    const { attempts } = throttleRules['password:account-address']
    for (let made = 0; made < attempts; made += 1) {
      expect((await failure(attempt(email, 'wrong'))).code).toBe('unauthenticated')
    }
    expect((await failure(attempt(email, password))).code).toBe('rate_limited')
    expect((await failure(attempt(email, password))).code).toBe('rate_limited')
    expect((await world.ledger()).slice(before)).toMatchObject([{ action: 'sign-in.lock-out' }])
  },
)

test('twenty attempts at once look at no more than five passwords', async () => {
  const person = await world.person('burst@example.org', ['member'])
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => failure(attempt(person.email, 'wrong'))),
  )
  expect(outcomes.filter(({ code }) => code === 'unauthenticated')).toHaveLength(5)
  expect(outcomes.filter(({ code }) => code === 'rate_limited')).toHaveLength(15)
})

test('the right password forgets the wrong ones before it', async () => {
  const person = await world.person('clumsy@example.org', ['member'])
  for (let round = 0; round < 3; round += 1) {
    for (let wrong = 0; wrong < 4; wrong += 1) await failure(attempt(person.email, 'wrong'))
    await expect(attempt(person.email, password)).resolves.toBeDefined()
  }
})

test('one address may not try many accounts: IPv6 counts by /64', async () => {
  const { attempts } = throttleRules['password:address']
  const codes: unknown[] = []
  for (let made = 0; made <= attempts; made += 1) {
    const ip = `2001:db8:1:2::${made.toString(16)}`
    codes.push((await failure(attempt(`probe-${made}@example.org`, 'wrong', ip))).code)
  }
  expect(codes.indexOf('rate_limited')).toBe(attempts)
  const neighbour = await failure(attempt('probe-0@example.org', 'wrong', '2001:db8:1:3::1'))
  expect(neighbour.code).toBe('unauthenticated')
})

test('no address and no e-mail stands in the table of attempts', async () => {
  const { rows } = await world.database.admin.pool.query(
    `select key from rate_limits where key like '%@%' or key like '%127.0.0.1%' or key like '%2001:db8%'`,
  )
  expect(rows).toEqual([])
})

test('a password that is being taken away opens nothing, however close the two are', async () => {
  const person = await world.person('race@example.org', ['member'])
  const { pool } = world.database.admin
  const reset = await pool.connect()
  try {
    await reset.query('begin')
    await reset.query('update users set password_hash = null where id = $1', [person.id])
    let isSettled = false
    const attempt = signIn(world.anonymous, { email: person.email, password, origin }).finally(() => {
      isSettled = true
    })
    const waits = `select 1 from pg_stat_activity
      where datname = current_database() and application_name = 'test plumbline_app' and wait_event_type = 'Lock'`
    while (!isSettled && (await pool.query(waits)).rowCount === 0);
    await reset.query('commit')
    expect(await attempt).toEqual({ outcome: 'refused' })
  } finally {
    reset.release()
  }
})
