import { type Permission, permissions } from '#lib/platform/auth/permissions.ts'
import { type Access, routes } from '#lib/platform/auth/surface.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { createToken, everyScope, forgetWrongTokens, type Scope } from './support/api-token.ts'
import { addressOf } from './support/sample-address.ts'
import type { Stack } from './support/stack.ts'
import { expect, test } from './support/test.ts'
import { cookieOf, everyVisitor, proofOf, roleOf, type Visitor } from './support/visitor.ts'

const guarded = Object.entries(routes).flatMap(([pattern, rows]) =>
  rows.flatMap(({ method, access }) => (isPermission(access) ? [{ pattern, method, access }] : [])),
)

for (const { pattern, method, access } of guarded) {
  const { roles, tokenScope } = permissions[access]
  const isWriting = method !== 'GET'

  test(`${method} ${pattern} is for ${roles.join(', ')}`, async ({ stack, canary }) => {
    const address = addressOf(pattern, canary)
    const found = await Promise.all(
      everyVisitor.map(async (visitor) => {
        const headers = { ...(await cookieOf(stack, visitor)), ...(isWriting && { Origin: stack.url }) }
        return `${visitor}: ${await ask(stack, method, address, headers, canary.word)}`
      }),
    )
    expect(found).toEqual(everyVisitor.map((visitor) => `${visitor}: ${ofSession(visitor, access)}`))
  })

  test(`${method} ${pattern} takes ${tokenScope === null ? 'no token' : `tokens of scope ${tokenScope}`}`, async ({
    stack,
    canary,
  }) => {
    const address = addressOf(pattern, canary)
    const withToken = (token: string) =>
      ask(stack, method, address, { Authorization: `Bearer ${token}` }, canary.word)
    const found = await Promise.all(
      everyScope.map(async (scope) => `${scope}: ${await withToken(await createToken(stack, [scope]))}`),
    )
    expect(found).toEqual(
      everyScope.map((scope) => `${scope}: ${scope === tokenScope ? 'let in' : 'forbidden'}`),
    )

    const scopes: Scope[] = [...everyScope]
    const past = new Date(systemClock.now().getTime() - 1000)
    await forgetWrongTokens(stack)
    expect(await withToken(await createToken(stack, scopes, { revokedAt: past }))).toBe('unauthenticated')
    expect(await withToken(await createToken(stack, scopes, { expiresAt: past }))).toBe('unauthenticated')
  })

  if (isWriting) {
    test(`${method} ${pattern} with a session answers only to pages of this origin`, async ({
      stack,
      canary,
    }) => {
      const attempts: Record<string, string>[] = [
        {},
        { Origin: 'https://elsewhere.example' },
        { Origin: 'https://elsewhere.example', 'X-Forwarded-Host': 'elsewhere.example' },
        { Origin: stack.url, 'Sec-Fetch-Site': 'cross-site' },
      ]
      for (const attempt of attempts) {
        const headers = { ...(await cookieOf(stack, roles[0] ?? 'anonymous')), ...attempt }
        const answer = await ask(stack, method, addressOf(pattern, canary), headers, canary.word)
        expect(answer, JSON.stringify(attempt)).toBe('forbidden')
      }
    })
  }
}

for (const [pattern, rows] of Object.entries(routes)) {
  test(`${pattern} answers to no other method`, async ({ stack, canary }) => {
    const declared: string[] = rows.map(({ method }) => method)
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !declared.includes(one))) {
      const address = pattern.includes('[...')
        ? pattern.replace(/\[\.\.\..*\]/, 'csrf')
        : addressOf(pattern, canary)
      const headers = { ...(await cookieOf(stack, 'admin')), Origin: stack.url }
      const response = await fetch(new URL(address, stack.url), { method, headers })
      expect([404, 405], `${method} ${address}`).toContain(response.status)
    }
  })
}

function isPermission(access: Access): access is Permission {
  return access !== 'public' && access !== 'aal1'
}

/** What came of a request; a stream is not read to its end. A refusal that shows the canary is no refusal. */
async function ask(
  { url }: Stack,
  method: string,
  address: string,
  headers: Record<string, string>,
  word: string,
): Promise<string> {
  const leave = new AbortController()
  const response = await fetch(new URL(address, url), {
    method,
    headers,
    redirect: 'manual',
    signal: leave.signal,
  })
  try {
    if (response.status !== 401 && response.status !== 403) return 'let in'
    const body = await response.text()
    if (body.includes(word)) return 'refused, but shown'
    return response.status === 401 ? 'unauthenticated' : 'forbidden'
  } finally {
    leave.abort()
  }
}

function ofSession(visitor: Visitor, permission: Permission): string {
  if (proofOf(visitor) !== 'aal2') return 'unauthenticated'
  const role = roleOf(visitor)
  return permissions[permission].roles.some((one: string) => one === role) ? 'let in' : 'forbidden'
}
