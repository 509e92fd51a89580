import { describe, expect, test } from 'vitest'
import { isAllowed } from './authorise.ts'
import { type Permission, permissions, tokenScopes } from './permissions.ts'
import { type Role, roles } from './roles.ts'

const all = Object.keys(permissions) as Permission[]
const user = (held: readonly Role[], assurance: 'aal1' | 'aal2') => ({
  actor: { type: 'user' as const, id: 'u', name: 'U' },
  roles: new Set(held),
  assurance,
})

describe.each(all)('%s', (permission) => {
  const { roles: holders, tokenScope } = permissions[permission]

  test('exactly its roles hold it', () => {
    const allowed = roles.filter((role) => isAllowed(user([role], 'aal2'), permission))
    expect([...allowed].sort()).toEqual([...holders].sort())
  })

  test('a password alone never does', () => {
    expect(isAllowed(user(roles, 'aal1'), permission)).toBe(false)
  })

  test('exactly its scope carries it', () => {
    const carrying = tokenScopes.filter((scope) =>
      isAllowed(
        {
          actor: { type: 'token', id: 't', name: 'T', scopes: [scope] },
          roles: new Set(roles),
          assurance: 'none',
        },
        permission,
      ),
    )
    expect(carrying).toEqual(tokenScope === null ? [] : [tokenScope])
  })

  test('nobody in particular does not', () => {
    const nobody = { actor: { type: 'anonymous' as const, id: 'a', name: 'A' }, roles: new Set(roles) }
    expect(isAllowed({ ...nobody, assurance: 'aal2' }, permission)).toBe(false)
  })
})

test('an auditor changes nothing but their own inbox and account, and may report like everybody', () => {
  const verbs = all.filter((permission) => isAllowed(user(['auditor'], 'aal2'), permission))
  const reading = /\.(read|list|download|subscribe)$/
  expect(verbs.filter((verb) => !reading.test(verb))).toEqual([
    'alerts.own',
    'reports.file',
    'reports.own',
    'account.own',
  ])
})
