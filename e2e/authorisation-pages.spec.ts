import { type Permission, permissions } from '#lib/platform/auth/permissions.ts'
import { pages } from '#lib/platform/auth/surface.ts'
import { readBuiltApp } from './support/built-app.ts'
import type { Canary } from './support/canary.ts'
import { addressOf, showsCanary } from './support/sample-address.ts'
import { everyShape, requestPage, type Shape } from './support/server-component-request.ts'
import { expect, test } from './support/test.ts'
import { cookieOf, everyVisitor, proofOf, roleOf, type Visitor } from './support/visitor.ts'

/** What a visitor gets of a page. `elsewhere` is a redirect of the sign-in flow. */
type Outcome = 'shown' | 'forbidden' | 'sent to sign in' | 'sent to the second factor' | 'elsewhere'

const needsPermission = Object.entries(pages).filter(
  (row): row is [string, { access: Permission }] => row[1].access !== 'public' && row[1].access !== 'aal1',
)

for (const [pattern, { access }] of needsPermission) {
  test(`${pattern} is for ${permissions[access].roles.join(', ')}`, async ({ stack, canary }) => {
    const page = readBuiltApp().pages.find(({ path }) => path === pattern)
    if (page === undefined) throw new Error(`${pattern} is declared, but the built app does not hold it`)
    const address = addressOf(pattern, canary)
    const cells = everyVisitor.flatMap((visitor) => everyShape.map((shape) => ({ visitor, shape })))
    const found = await Promise.all(
      cells.map(async ({ visitor, shape }) => {
        const response = await requestPage(stack.url, address, page, shape, await cookieOf(stack, visitor))
        return judge(visitor, shape, response, canary)
      }),
    )
    // Whoever may not see a page gets nothing of it, whatever the answer says.
    const leaks = found.filter(({ outcome, hasCanary }) => outcome !== 'shown' && hasCanary)
    expect(leaks.map(({ line }) => line)).toEqual([])
    expect(found.map(({ line }) => line)).toEqual(
      cells.map(({ visitor, shape }) => `${visitor}, ${shape}: ${expected(visitor, access)}`),
    )
    // And the canary does appear where it should, or its absence would prove nothing.
    if (showsCanary.has(pattern)) {
      const blind = found.filter(({ outcome, hasCanary }) => outcome === 'shown' && !hasCanary)
      expect(blind.map(({ line }) => line)).toEqual([])
    }
  })
}

for (const [pattern, { access }] of Object.entries(pages)) {
  if (access !== 'public') continue
  test(`${pattern} is for everybody`, async ({ request, canary }) => {
    const response = await request.get(addressOf(pattern, canary))
    expect(response.status()).toBe(200)
    expect(await response.text()).not.toContain(canary.word)
  })
}

for (const [pattern, { access }] of Object.entries(pages)) {
  if (access !== 'aal1') continue
  test(`${pattern} is for whoever has shown a password`, async ({ stack, canary }) => {
    const page = readBuiltApp().pages.find(({ path }) => path === pattern)
    if (page === undefined) throw new Error(`${pattern} is declared, but the built app does not hold it`)
    for (const visitor of everyVisitor.filter((one) => proofOf(one) === 'nothing')) {
      for (const shape of everyShape) {
        const response = await requestPage(stack.url, pattern, page, shape, await cookieOf(stack, visitor))
        const { line } = await judge(visitor, shape, response, canary)
        expect(line).toBe(`${visitor}, ${shape}: sent to sign in`)
      }
    }
  })
}

function expected(visitor: Visitor, permission: Permission): Outcome {
  if (proofOf(visitor) === 'nothing') return 'sent to sign in'
  if (proofOf(visitor) === 'aal1') return 'sent to the second factor'
  const role = roleOf(visitor)
  return permissions[permission].roles.some((one: string) => one === role) ? 'shown' : 'forbidden'
}

async function judge(visitor: Visitor, shape: Shape, response: Response, { word }: Canary) {
  const body = await response.text()
  const outcome = shape === 'whole document' ? ofDocument(response, body) : ofComponents(response, body)
  return { line: `${visitor}, ${shape}: ${outcome}`, outcome, hasCanary: body.includes(word) }
}

/** A refusal must be one for programs too: its words under status 200 are another outcome. */
function ofDocument(response: Response, body: string): Outcome | string {
  if (response.status === 307) return destination(response.headers.get('location') ?? '')
  if (response.status === 403) return 'forbidden'
  if (response.status !== 200) return `status ${response.status}`
  const thrown = /NEXT_(?:REDIRECT;\w+;[^;]+;\d+|HTTP_ERROR_FALLBACK;\d+)/.exec(body)?.[0]
  return thrown === undefined ? 'shown' : `status 200, but ${thrown}`
}

/** Next.js sends what a page throws as a digest inside the stream; its status is 200 by then. */
function ofComponents(response: Response, body: string): Outcome | string {
  if (response.status === 307) return destination(response.headers.get('location') ?? '')
  const redirected = /NEXT_REDIRECT;\w+;([^;]+);307/.exec(body)?.[1]
  if (redirected !== undefined) return destination(redirected)
  if (body.includes('NEXT_HTTP_ERROR_FALLBACK;403')) return 'forbidden'
  if (body.includes('NEXT_HTTP_ERROR_FALLBACK;')) return 'an error'
  return response.status === 200 && body.includes('"__PAGE__') ? 'shown' : `status ${response.status}`
}

function destination(location: string): Outcome {
  const { pathname } = new URL(location, 'http://localhost')
  if (pathname === '/sign-in') return 'sent to sign in'
  return pathname === '/second-factor' ? 'sent to the second factor' : 'elsewhere'
}
