import { describe, expect, test } from 'vitest'
import { heldIn, tellOf } from './testing/read-export.ts'

describe('the cluster', () => {
  test('binds every grant in its namespace, by roles whose rules tell what is privileged', async () => {
    const { grants, people } = heldIn('inference-api')
    const told = await tellOf('inference-api', 'kubernetes-rbac')
    const kinds = Map.groupBy(told.accounts, ({ accountKind }) => accountKind)
    expect(kinds.get('human')).toHaveLength(people)
    expect(kinds.get('service')?.map(({ username }) => username)).toEqual([
      'system:serviceaccount:inference-api:svc-autoscaler',
    ])
    expect(told.grants).toHaveLength(grants.length + 1)
    const privileged = grants.filter(({ isPrivileged }) => isPrivileged)
    expect(told.grants.filter(({ isPrivileged }) => isPrivileged)).toHaveLength(privileged.length + 1)
  })
})
