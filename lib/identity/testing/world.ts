import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { sessionCtx } from '#lib/platform/auth/session-ctx.ts'
import { findSession } from '#lib/platform/auth/session-lookup.ts'
import { totpCode } from '#lib/platform/auth/totp.ts'
import { fixedClock, minuteMs } from '#lib/platform/clock.ts'
import { anonymousCtx, type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { ensureSecrets } from '#lib/platform/secrets.ts'
import { acceptLink } from '../commands/accept-link.ts'
import { enrolTotp } from '../commands/enrol-totp.ts'
import { invite } from '../commands/invite.ts'
import { issueSetupLink } from '../commands/issue-setup-link.ts'
import { setUp } from '../commands/set-up.ts'
import { offerTotp } from '../queries/totp-offer.ts'

const stepMs = minuteMs / 2

export const password = 'true walls stand tall'
export const origin = { ip: '127.0.0.1', userAgent: 'test' }

export type TestPerson = {
  id: string
  email: string
  secret: Uint8Array
  recoveryCodes: string[]
  reference: string
  ctx: Ctx
}

export type World = AsyncDisposable & {
  database: TestDatabase
  clock: ReturnType<typeof fixedClock>
  anonymous: Ctx
  system: Ctx
  /** The person who used the set-up link: administrator and lead. */
  admin: TestPerson
  person(email: string, roles: Role[]): Promise<TestPerson>
  /** The ctx a cookie with this reference gives now; anonymous when the session is dead. */
  ctxOf(reference: string): Promise<Ctx>
  /** The code of somebody's app now. */
  code(secret: Uint8Array): Promise<string>
  /** A code that is certainly not right now. */
  wrongCode(secret: Uint8Array): Promise<string>
  /** Moves to the next 30-second step, so that the next code differs. */
  nextStep(): void
  ledger(): Promise<{ action: string; objectId: string; actorType: string; decision: string | null }[]>
}

/** A database of one's own with a first administrator, made the way a real one is: link, password, authenticator. */
export async function createWorld(): Promise<World> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'plumbline-identity-'))
  process.env.PLUMBLINE_DATA = dataDirectory
  ensureSecrets(dataDirectory)
  const database = await createTestDatabase()
  const clock = fixedClock('2026-11-22T12:00:00Z')
  const { db } = database.app
  const anonymous = anonymousCtx('request', db, clock)
  const system = systemCtx('test', db, clock)

  const ctxOf = async (reference: string): Promise<Ctx> => {
    const session = await findSession(db, reference, clock.now())
    return session ? sessionCtx(session, { requestId: 'request', clock, db }) : anonymous
  }
  const code = (secret: Uint8Array) => totpCode(secret, clock.now())

  const wrongCode = async (secret: Uint8Array) => {
    const right = [await code(secret), await totpCode(secret, new Date(clock.now().getTime() - stepMs))]
    return ['000000', '000001', '000002'].find((guess) => !right.includes(guess)) ?? ''
  }

  const enrol = async (id: string, email: string, reference: string): Promise<TestPerson> => {
    const ctx = await ctxOf(reference)
    const { secret, offer } = offerTotp({ sessionId: ctx.sessionId, email })
    const { session, recoveryCodes } = await enrolTotp(ctx, { offer, code: await code(secret) })
    return {
      id,
      email,
      secret,
      recoveryCodes,
      reference: session.reference,
      ctx: await ctxOf(session.reference),
    }
  }

  const link = await issueSetupLink(system)
  const email = 'cygnus@example.org'
  const first = await setUp(anonymous, { token: tokenOf(link?.url), name: 'Cygnus', email, password, origin })
  const admin = await enrol(first.userId, email, first.session.reference)

  const person = async (address: string, roles: Role[]): Promise<TestPerson> => {
    // As if the code had just been entered: tests move the clock.
    const inviting = { ...(await ctxOf(admin.reference)), mfaAt: clock.now() }
    const invitation = await invite(inviting, { email: address, name: address, roles })
    const accepted = await acceptLink(anonymous, { token: tokenOf(invitation.url), password, origin })
    return enrol(invitation.userId, address, accepted.session.reference)
  }

  const dispose = async () => {
    await database.drop()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
  return {
    database,
    clock,
    anonymous,
    system,
    admin,
    person,
    ctxOf,
    code,
    wrongCode,
    nextStep: () => clock.advance(stepMs),
    ledger: () => readLedger(database),
    [Symbol.asyncDispose]: dispose,
  }
}

/** The token at the end of a link. */
export const tokenOf = (url: string | undefined): string => url?.split('/').at(-1) ?? ''

async function readLedger(database: TestDatabase) {
  const { rows } = await database.admin.pool.query<{
    action: string
    objectId: string
    actorType: string
    decision: string | null
  }>(`select action, object_id as "objectId", actor_type as "actorType",
        convert_from(leaf, 'UTF8')::jsonb ->> 'decision' as decision
      from ledger_entries order by index`)
  return rows
}
