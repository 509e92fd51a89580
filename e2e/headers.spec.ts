import type { APIResponse } from '@playwright/test'
import { sessionCookieName } from './support/browser.ts'
import { giveEmailAndPassword } from './support/enrolment.ts'
import { createPerson } from './support/person.ts'
import { expect, test } from './support/test.ts'

/** The nonce that a response's policy lets run. */
function nonceOf(response: APIResponse): string {
  const policy = response.headers()['content-security-policy'] ?? ''
  const nonce = /script-src 'nonce-([A-Za-z0-9+/=]+)' 'strict-dynamic'(;|$)/.exec(policy)?.[1]
  if (nonce === undefined) throw new Error(`the policy names no nonce: ${policy}`)
  return nonce
}

const scriptTags = (html: string) => html.match(/<script\b[^>]*>/g) ?? []

test('every response has a fresh nonce, and every script carries it', async ({ request }) => {
  const responses = [await request.get('/sign-in'), await request.get('/sign-in')]
  const nonces = responses.map(nonceOf)
  expect(new Set(nonces).size).toBe(2)
  for (const [index, response] of responses.entries()) {
    const tags = scriptTags(await response.text())
    expect(tags.length).toBeGreaterThan(0)
    expect(tags.filter((tag) => !tag.includes(`nonce="${nonces[index]}"`))).toEqual([])
  }
})

test('a client cannot choose the policy or the nonce', async ({ request }) => {
  const chosen = 'Y2hvc2VuLWJ5LWNsaWVudA=='
  const response = await request.get('/sign-in', {
    headers: {
      'x-nonce': chosen,
      'Content-Security-Policy': `script-src 'nonce-${chosen}' 'unsafe-inline'`,
      'Content-Security-Policy-Report-Only': `script-src 'nonce-${chosen}'`,
    },
  })
  expect(nonceOf(response)).not.toBe(chosen)
  expect(await response.text()).not.toContain(chosen)
})

test('a script that somebody slips into a page does not run', async ({ page, misdeeds }) => {
  await page.goto('/sign-in')
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'document.documentElement.dataset.slipped = "yes"'
    const blocked = new Promise((resolve) =>
      document.addEventListener('securitypolicyviolation', resolve, { once: true }),
    )
    const holder = document.createElement('div')
    holder.innerHTML =
      '<img src="data:image/png;base64,AA" onerror="document.documentElement.dataset.slipped = \'yes\'">'
    document.body.append(holder)
    await blocked
    return document.documentElement.dataset.slipped ?? 'no'
  })
  expect(ran).toBe('no')
  // The refusal is what this test is about; no other page may cause one.
  misdeeds.policyViolations.length = 0
})

for (const path of [
  '/sign-in',
  '/',
  '/api/v1/gate',
  '/no-such-page',
  '/api/no-such-thing',
  '/scim/v2/Nothing',
]) {
  test(`the headers of ${path} keep it private, unframed and quiet`, async ({ request }) => {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers()
    // Next.js adds directives of its own to what was not found; they only forbid more.
    expect((headers['cache-control'] ?? '').split(', ')).toEqual(
      expect.arrayContaining(['private', 'no-store']),
    )
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })
}

test('what no handler answers is as guarded as what one does', async ({ request }) => {
  const response = await request.delete('/api/v1/gate')
  expect(response.status()).toBe(405)
  expect(response.headers()).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'private, no-store',
  })
})

test('the policy of a page allows nothing but this origin', async ({ request }) => {
  const response = await request.get('/sign-in')
  const policy = (response.headers()['content-security-policy'] ?? '').replaceAll(nonceOf(response), 'N')
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'self'",
      "script-src 'nonce-N' 'strict-dynamic'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]),
  )
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
})

test('the session cookie is out of reach for scripts and other sites', async ({ page, stack, context }) => {
  const person = await createPerson(stack, { roles: ['member'], password: 'plumb lines hang true, slowly' })
  await page.goto('/sign-in')
  await giveEmailAndPassword(page, person.email, 'plumb lines hang true, slowly')
  await expect(page).toHaveURL(/\/enrol/)
  const cookie = (await context.cookies()).find(({ name }) => name === sessionCookieName)
  // Over http on this machine the cookie cannot be Secure; `session-cookie.ts` decides it by the public address.
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' })
  expect(await page.evaluate(() => document.cookie)).not.toContain(sessionCookieName)
})

test('behind TLS the session cookie is Secure and bound to its host, and browsers are told to stay on TLS', async ({
  startOwnStack,
}) => {
  const origin = 'https://plumbline.example.org'
  const stack = await startOwnStack({ PUBLIC_URL: origin })
  const password = 'plumb lines hang true, slowly'
  const person = await createPerson(stack, { roles: ['member'], password })

  const asked = await fetch(`${stack.url}/api/auth/csrf`)
  expect(asked.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}; includeSubDomains$/)
  const { csrfToken } = (await asked.json()) as { csrfToken: string }
  const answer = await fetch(`${stack.url}/api/auth/callback/password`, {
    method: 'POST',
    headers: {
      Origin: origin,
      Cookie: asked.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    },
    body: new URLSearchParams({ email: person.email, password, csrfToken, callbackUrl: '/', json: 'true' }),
    redirect: 'manual',
  })
  const cookie = answer.headers.getSetCookie().find((one) => one.includes('plumbline-session')) ?? ''
  expect(cookie).toMatch(/^__Host-plumbline-session=[\w-]{43};/)
  const attributes = cookie
    .split('; ')
    .slice(1)
    .map((part) => part.toLowerCase())
  expect(attributes).toEqual(expect.arrayContaining(['path=/', 'httponly', 'secure', 'samesite=lax']))
  expect(attributes.some((part) => part.startsWith('domain='))).toBe(false)
})

test('scripts come with the strongest compression that the browser takes, and for good', async ({
  request,
  page,
}) => {
  const script = page.waitForResponse(/\/_next\/static\/chunks\/.*\.js/)
  await page.goto('/sign-in')
  const address = (await script).url()
  for (const coding of ['br', 'gzip']) {
    const response = await request.get(address, { headers: { 'Accept-Encoding': coding } })
    expect(response.headers()).toMatchObject({
      'content-encoding': coding,
      vary: expect.stringMatching(/accept-encoding/i),
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringMatching(/^application\/javascript/),
    })
  }
})
