import { z } from 'zod'
import { tokenScopes } from '#lib/platform/auth/permissions.ts'
import { roles } from '#lib/platform/auth/roles.ts'
import { minPasswordLength } from './model/wording.ts'
import { isGuessablePassword } from './rules/guessable-password.ts'

/** Lower-cased here, once: the unique index compares what is stored. */
export const email = z.string().trim().toLowerCase().max(254).pipe(z.email('is not an e-mail address'))

export const personName = z.string().trim().min(1, 'is missing').max(120, 'is longer than 120 characters')

/**
 * Length is what counts (NIST SP 800-63B, 3.1.1): no rules about kinds of characters. The upper bound only
 * keeps one request from hashing a book.
 */
export const newPassword = z
  .string()
  // One reason at a time: what is too short is also easy to guess.
  .min(minPasswordLength, { error: `needs at least ${minPasswordLength} characters`, abort: true })
  .max(200, { error: 'is longer than 200 characters', abort: true })
  .refine((value) => new Set(value).size >= 5, { error: 'repeats the same few characters', abort: true })
  .refine((value) => !isGuessablePassword(value), {
    error: 'is easy to guess: take a few words that do not belong together',
  })

/** A password somebody claims to have: any text, so that a refusal says nothing about the rules it was made by. */
export const claimedPassword = z.string().min(1, 'is missing').max(200)

export const totpCodeInput = z
  .string()
  .trim()
  .regex(/^\d{3}\s?\d{3}$/, 'is not a code of six digits')

export const recoveryCodeInput = z.string().trim().min(20, 'is shorter than a recovery code').max(60)

/** From a form or a program: any text in, a role out. */
export const role = z.string().pipe(z.enum(roles))

export const tokenScope = z.string().pipe(z.enum(tokenScopes))

export const tokenName = z.string().trim().min(1, 'is missing').max(80, 'is longer than 80 characters')

export const maxTokenDays = 365

export const linkToken = z.string().regex(/^[\w-]{43}$/, 'is not a link of Plumbline')

export const requestOrigin = z.strictObject({
  ip: z.string().max(64).nullable(),
  userAgent: z.string().max(1000).nullable(),
})

export const linkPurposes = ['setup', 'invite', 'reset'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** Where a link leads, and how long it lives. */
export const links: Record<LinkPurpose, { path: string; hours: number }> = {
  setup: { path: '/setup', hours: 24 },
  invite: { path: '/invitation', hours: 72 },
  reset: { path: '/reset', hours: 24 },
}

/** Five wrong codes end a session (SECURITY: sign-in). */
export const maxWrongCodes = 5

/** The people of the demonstration are known by their address, in a domain reserved for examples (RFC 2606). */
export const demoDomain = 'covenant.example'
