import { describe, expect, test } from 'vitest'
import { systemNamed } from '#cli/demo/organisation/systems.ts'
import { exporterOf } from './of-system.ts'
import { heldIn, holdersOf, holdersWith, tellOf } from './testing/read-export.ts'

describe('the identity provider', () => {
  test('tells its users, the factors of each and the members of each group', async () => {
    const { grants, people } = heldIn('identity-provider')
    expect((await tellOf('identity-provider', 'okta-users')).accounts).toHaveLength(people)
    const { factors } = await tellOf('identity-provider', 'okta-factors')
    expect(factors).toHaveLength(people)
    expect(factors.filter(({ mfa }) => mfa === 'none')).toHaveLength(holdersWith('identity-provider', 'none'))
    expect(factors.filter(({ mfa }) => mfa === 'phishing_resistant')).toHaveLength(
      holdersWith('identity-provider', 'key'),
    )
    const memberships = await tellOf('identity-provider', 'okta-group-members')
    const administrators = grants.filter(({ isPrivileged }) => isPrivileged)
    // What members reach is given by two groups, each for two things.
    const half = ({ resource }: { resource: string }) => ['service', 'metrics'].includes(resource)
    const members = grants.filter(({ isPrivileged }) => !isPrivileged)
    const expected = [members.filter(half), members.filter((grant) => !half(grant)), administrators]
    expect(memberships.grants).toHaveLength(expected.reduce((sum, of) => sum + holdersOf(of), 0))
  })

  test('is known to be privileged by its groups of administrators', async () => {
    const { privilegedRoles } = exporterOf(systemNamed('identity-provider'))
    const listed = privilegedRoles(systemNamed('identity-provider'))
    const { grants } = await tellOf('identity-provider', 'okta-group-members')
    const privileged = grants.filter(({ resource, role }) => listed.includes(`${resource}/${role}`))
    const administrators = heldIn('identity-provider').grants.filter(({ isPrivileged }) => isPrivileged)
    expect(privileged).toHaveLength(holdersOf(administrators))
  })
})
