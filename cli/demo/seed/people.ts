import { randomBytes } from 'node:crypto'
import { count } from 'drizzle-orm'
import { covenantPeople, type Person, type PersonaKey } from '#cli/demo/organisation/people.ts'
import type { Database } from '#db/client.ts'
import { users } from '#db/schema/identity.ts'
import { acceptLink } from '#lib/identity/commands/accept-link.ts'
import { enrolTotp } from '#lib/identity/commands/enrol-totp.ts'
import { invite } from '#lib/identity/commands/invite.ts'
import { issueSetupLink } from '#lib/identity/commands/issue-setup-link.ts'
import { setUp } from '#lib/identity/commands/set-up.ts'
import { signOut } from '#lib/identity/commands/sign-out.ts'
import { takeRole } from '#lib/identity/commands/take-role.ts'
import { offerTotp } from '#lib/identity/queries/totp-offer.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { totpCode } from '#lib/platform/auth/totp.ts'
import { type Clock, minuteMs } from '#lib/platform/clock.ts'
import { anonymousCtx, type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { inOneTransaction } from './one-transaction.ts'
import { origin, sessionCtx } from './session-ctx.ts'
import type { World } from './world.ts'

const rolesOf: Record<Exclude<PersonaKey, 'lead'>, Role[]> = {
  administrator: ['admin'],
  manager: ['manager'],
  auditor: ['auditor'],
  engineer: ['member', 'responder'],
}

/**
 * Gives the cast their accounts, the way people get them: Cygnus by the set-up link, who invites an administrator
 * and hands that role over; the administrator invites the others. Nobody keeps the passwords. All in one
 * transaction, so that a start that was cut off never leaves half an account behind.
 */
export async function ensurePeople(world: World): Promise<void> {
  const [found] = await world.app.db.select({ n: count() }).from(users)
  if (found && found.n > 0) return
  const cast = covenantPeople().filter(({ persona }) => persona !== null)
  const member = (key: PersonaKey): Person => {
    const person = cast.find(({ persona }) => persona === key)
    if (!person) throw new Error(`The cast has no ${key}.`)
    return person
  }
  await inOneTransaction(world.app.db, async (db) => {
    const lead = await openFirstAccount(db, world, member('lead'))
    const administrator = await addAccount(lead, world, member('administrator'), rolesOf.administrator)
    await takeRole(administrator, { userId: lead.actor.id, role: 'admin' })
    for (const key of ['manager', 'auditor', 'engineer'] as const) {
      const person = await addAccount(administrator, world, member(key), rolesOf[key])
      await signOut(person, {})
    }
    await signOut(administrator, {})
  })
}

const nobody = (db: Database, clock: Clock) => anonymousCtx(newId(clock), db, clock)
const newPassword = () => randomBytes(24).toString('base64url')
const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1)

async function openFirstAccount(db: Database, { clock }: World, person: Person): Promise<Ctx> {
  const link = await issueSetupLink(systemCtx('start', db, clock))
  if (!link) throw new Error('There is an administrator already.')
  const { name, email } = person
  const { session } = await setUp(nobody(db, clock), {
    token: tokenOf(link.url),
    name,
    email,
    password: newPassword(),
    origin,
  })
  return enrol(await sessionCtx(db, clock, session.reference), person)
}

/** @param host who invites; their second factor has to be recent */
export async function addAccount(host: Ctx, { clock }: World, person: Person, roles: Role[]): Promise<Ctx> {
  const { name, email } = person
  const { url } = await invite(host, { email, name, roles })
  clock.advance(minuteMs / 2)
  const { session } = await acceptLink(nobody(host.db, clock), {
    token: tokenOf(url),
    password: newPassword(),
    origin,
  })
  return enrol(await sessionCtx(host.db, clock, session.reference), person)
}

async function enrol(ctx: Ctx, { email }: Person): Promise<Ctx> {
  const { secret, offer } = offerTotp({ sessionId: ctx.sessionId, email })
  const code = await totpCode(secret, ctx.clock.now())
  const { session } = await enrolTotp(ctx, { offer, code })
  return sessionCtx(ctx.db, ctx.clock, session.reference)
}
