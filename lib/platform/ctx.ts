import type { Database } from '#db/client.ts'
import type { TokenScope } from './auth/permissions.ts'
import type { Role } from './auth/roles.ts'
import type { Clock } from './clock.ts'
import { newId } from './ids.ts'

export type Actor =
  | { type: 'user'; id: string; name: string }
  | { type: 'token'; id: string; name: string; scopes: readonly TokenScope[] }
  | { type: 'system'; id: string; name: string }
  | { type: 'anonymous'; id: string; name: string }

/** How strongly the actor proved who they are: password only is `aal1`, with a second factor `aal2`. */
export type Assurance = 'none' | 'aal1' | 'aal2'

/** Everything a query or a command may know about its caller. Roles are read from the database at each request. */
export type Ctx = {
  actor: Actor
  roles: ReadonlySet<Role>
  assurance: Assurance
  sessionId: string | null
  /** When the second factor was last shown, for step-up. */
  mfaAt: Date | null
  requestId: string
  clock: Clock
  db: Database
}

/** Background work acts as the system, by the job's name. */
export function systemCtx(name: string, db: Database, clock: Clock): Ctx {
  return {
    actor: { type: 'system', id: name, name },
    roles: new Set(),
    assurance: 'none',
    sessionId: null,
    mfaAt: null,
    requestId: newId(clock),
    clock,
    db,
  }
}

export function anonymousCtx(requestId: string, db: Database, clock: Clock): Ctx {
  return {
    actor: { type: 'anonymous', id: 'anonymous', name: 'nobody' },
    roles: new Set(),
    assurance: 'none',
    sessionId: null,
    mfaAt: null,
    requestId,
    clock,
    db,
  }
}
