import { z } from 'zod'
import { PlumblineError } from '#lib/platform/errors.ts'
import { type MfaLevel, reachesMfa } from '../../model.ts'
import { defineApiParser } from '../api-parser.ts'
import { line } from '../element-fields.ts'
import type { DocumentParser } from '../parser.ts'

const link = z.object({ href: z.string() }).nullish()

const factor = z
  .object({
    factorType: line,
    status: line,
    _links: z.object({ user: link, self: link }).nullish(),
  })
  .transform(({ factorType, status, _links: links }) => ({
    level: levelOf(factorType, status),
    userId: userIn(links?.user?.href) ?? userIn(links?.self?.href),
  }))

const userIn = (address: string | undefined): string | null =>
  /\/api\/v1\/users\/([^/?#]+)/.exec(address ?? '')?.[1] ?? null

/** The address of a whole list in a recording: an empty one says that this user has no factor. */
const listOwner = (address: unknown): string | null =>
  typeof address === 'string' && /\/factors(?:\?|$)/.test(address) ? userIn(address) : null

/**
 * Only active factors count, and a security question is none. A key bound to the site it signs in to resists phishing;
 * FastPass (`signed_nonce`) does so only where the policy demands it, which the factor does not tell.
 */
function levelOf(type: string, status: string): MfaLevel {
  if (status !== 'ACTIVE' || type === 'question') return 'none'
  return type === 'webauthn' || type === 'u2f' ? 'phishing_resistant' : 'registered'
}

/**
 * `GET /api/v1/users/{id}/factors` of one user or, page behind page, of many: one fact for each user, the best of
 * their factors. Whose they are stands in their links, else in the part.
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserFactor/
 */
export const oktaFactorsParser: DocumentParser = defineApiParser({
  format: 'okta-factors',
  kind: 'okta',
  noun: 'a factor of a user of Okta',
  marks: [['factorType', 'status', 'id']],
  element: factor,
  begin({ part }) {
    const levels = new Map<string, MfaLevel>()
    let latest: string | null = null
    const raise = (userId: string, level: MfaLevel) => {
      const known = levels.get(userId)
      if (known === undefined || !reachesMfa(known, level)) levels.set(userId, level)
      latest = userId
    }
    return {
      read({ userId, level }) {
        const owner = userId ?? part
        if (!owner) throw unknownOwner()
        raise(owner, level)
        return []
      },
      endPage({ page, elementCount }) {
        const owner = listOwner(page.get('uri')) ?? part
        if (elementCount === 0 && owner) raise(owner, 'none')
      },
      finish({ isBroken }) {
        // Where the document broke off, the last user may have better factors than those that were read.
        if (isBroken && latest !== null) levels.delete(latest)
        return [...levels].map(([externalId, mfa]) => ({ kind: 'mfa', externalId, mfa }))
      },
      outcome: () => ({
        assertsMfa: true,
        listsAccounts: false,
        listsGrants: false,
        query: `GET /api/v1/users/${part ?? '{id}'}/factors`,
      }),
    }
  },
})

const unknownOwner = () =>
  new PlumblineError(
    'invalid_input',
    'Okta’s list of factors does not say whose they are: its links are missing.',
    'Keep `_links` in the export, or name the id of the user as the part.',
  )
