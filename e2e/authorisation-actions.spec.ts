import { permissions } from '#lib/platform/auth/permissions.ts'
import { type Access, actions } from '#lib/platform/auth/surface.ts'
import { callAction } from './support/action-call.ts'
import { type BuiltAction, readBuiltApp } from './support/built-app.ts'
import { expect, test } from './support/test.ts'
import { cookieOf, everyVisitor, proofOf, roleOf, type Visitor } from './support/visitor.ts'

/**
 * Answers that say "not you". Anything else means that the action began its work. What a password alone may begin
 * still asks for the second factor of whoever has one.
 */
const refusalsOf = (access: Access): string[] =>
  access === 'aal1' ? ['unauthenticated'] : ['unauthenticated', 'mfa_required', 'forbidden']

for (const [name, { access }] of Object.entries(actions)) {
  test(`${name} is for ${audience(access)}`, async ({ stack }) => {
    const found = await Promise.all(
      everyVisitor.map(async (visitor) => {
        const headers = { ...(await cookieOf(stack, visitor)), Origin: stack.url }
        const { code } = await callAction(stack.url, builtAction(name), headers)
        return `${visitor}: ${code !== null && refusalsOf(access).includes(code) ? code : 'let in'}`
      }),
    )
    expect(found).toEqual(everyVisitor.map((visitor) => `${visitor}: ${expected(visitor, access)}`))
  })

  test(`${name} answers only to pages of this origin`, async ({ stack }) => {
    const entitled = everyVisitor.find((visitor) => expected(visitor, access) === 'let in') ?? 'admin'
    const elsewhere = 'https://elsewhere.example'
    const attempts: Record<string, string>[] = [
      {},
      { Origin: elsewhere },
      { Origin: 'null' },
      { Origin: elsewhere, 'X-Forwarded-Host': 'elsewhere.example' },
      { 'X-Forwarded-Host': 'elsewhere.example' },
      { Origin: stack.url, 'Sec-Fetch-Site': 'cross-site' },
      { Origin: stack.url, 'Sec-Fetch-Site': 'same-site' },
    ]
    for (const attempt of attempts) {
      const headers = { ...(await cookieOf(stack, entitled)), ...attempt }
      const { code, body } = await callAction(stack.url, builtAction(name), headers)
      expect(['bad_origin', 'framework'], `${JSON.stringify(attempt)}: ${body}`).toContain(code)
    }
  })
}

function builtAction(name: string): BuiltAction {
  const action = readBuiltApp().actions.find((one) => one.name === name)
  if (action === undefined) throw new Error(`${name} is declared, but the built app does not hold it`)
  return action
}

function audience(access: Access): string {
  if (access === 'public') return 'everybody'
  return access === 'aal1' ? 'whoever has shown a password' : permissions[access].roles.join(', ')
}

function expected(visitor: Visitor, access: Access): string {
  if (access === 'public') return 'let in'
  if (proofOf(visitor) === 'nothing') return 'unauthenticated'
  if (access === 'aal1') return 'let in'
  if (proofOf(visitor) === 'aal1') return 'mfa_required'
  const role = roleOf(visitor)
  return permissions[access].roles.some((one: string) => one === role) ? 'let in' : 'forbidden'
}
