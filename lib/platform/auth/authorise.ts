import type { Ctx } from '../ctx.ts'
import { PlumblineError } from '../errors.ts'
import { type Permission, permissions } from './permissions.ts'
import type { Role } from './roles.ts'

/** Does this caller hold the permission? Row rules come on top, inside the command. */
export function isAllowed(ctx: Pick<Ctx, 'actor' | 'roles' | 'assurance'>, permission: Permission): boolean {
  const { roles, tokenScope } = permissions[permission]
  switch (ctx.actor.type) {
    case 'system':
      return true
    case 'token':
      return tokenScope !== null && ctx.actor.scopes.includes(tokenScope)
    case 'user':
      return ctx.assurance === 'aal2' && roles.some((role: Role) => ctx.roles.has(role))
    case 'anonymous':
      return false
  }
}

/** Throws unless the caller holds the permission; says why without saying what they would have seen. */
export function authorise(ctx: Ctx, permission: Permission): void {
  if (isAllowed(ctx, permission)) return
  if (ctx.actor.type === 'anonymous') {
    throw new PlumblineError('unauthenticated', 'You are not signed in.', 'Sign in and try again.')
  }
  if (ctx.actor.type === 'user' && ctx.assurance !== 'aal2') {
    throw new PlumblineError(
      'mfa_required',
      'A second factor is needed.',
      'Enter the code of your authenticator app.',
    )
  }
  if (ctx.actor.type === 'token') {
    const scope = permissions[permission].tokenScope
    throw new PlumblineError(
      'forbidden',
      `The API token "${ctx.actor.name}" may not do this.`,
      scope === null
        ? 'No token may: sign in as a person.'
        : `Create a token with the scope "${scope}" under Manage, API tokens.`,
    )
  }
  throw new PlumblineError(
    'forbidden',
    'Your role does not allow this.',
    'Ask an administrator for the role, or somebody who holds it.',
  )
}

/** Refuses unless the second factor was shown within the last five minutes (SECURITY: step-up). */
export function requireRecentMfa(ctx: Ctx, withinMinutes = 5): void {
  const shownAt = ctx.mfaAt?.getTime() ?? 0
  if (ctx.actor.type === 'user' && ctx.clock.now().getTime() - shownAt <= withinMinutes * 60_000) return
  throw new PlumblineError(
    'step_up_required',
    'This needs a fresh code.',
    'Enter the current code of your authenticator app and try again.',
  )
}
