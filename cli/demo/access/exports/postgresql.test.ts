import { describe, expect, test } from 'vitest'
import { systemNamed } from '#cli/demo/organisation/systems.ts'
import { exporterOf } from './of-system.ts'
import { heldIn, tellOf } from './testing/read-export.ts'

describe('the production database', () => {
  test('has a login for each person and a role for each grant, beside the superuser’s own', async () => {
    const { grants, people } = heldIn('billing-db')
    const told = await tellOf('billing-db', 'postgresql-roles')
    expect(told.accounts).toHaveLength(people + 2)
    const attributes = told.grants.filter(({ externalId }) => externalId === 'postgres')
    expect(attributes).toHaveLength(5)
    expect(told.grants).toHaveLength(grants.length + 1 + attributes.length)
    const listed = exporterOf(systemNamed('billing-db')).privilegedRoles(systemNamed('billing-db'))
    const privileged = grants.filter(({ isPrivileged }) => isPrivileged)
    expect(told.grants.filter(({ role }) => listed.includes(role))).toHaveLength(privileged.length + 1)
  })
})
