import { describe, expect, it } from 'vitest'
import type { RemovalTarget } from '../model/ready-command.ts'
import { revocationCommands } from './revocation-commands.ts'

const base: RemovalTarget = {
  systemName: 'The system',
  sourceKind: 'csv',
  sourceName: 'a source',
  username: 'ann',
  accountExternalId: 'ann',
  resource: 'everything',
  role: 'admin',
  reduceToRole: null,
  path: [],
  format: 'access-csv',
  part: '',
}
const textsOf = (some: Partial<RemovalTarget>) =>
  revocationCommands({ ...base, ...some }).map(({ text }) => text)

describe('AWS', () => {
  const aws = (some: Partial<RemovalTarget>) => textsOf({ sourceKind: 'aws', ...some })

  it('takes a password by name, and a key by an id that is looked up first', () => {
    expect(aws({ role: 'console sign-in' })).toEqual(["aws iam delete-login-profile --user-name='ann'"])
    expect(aws({ role: 'access key 2' })).toEqual([
      "aws iam list-access-keys --user-name='ann'",
      "aws iam update-access-key --user-name='ann' --status=Inactive --access-key-id=ACCESS_KEY_ID",
    ])
  })

  it('leaves the root user, and names that IAM would not take, to the hand', () => {
    expect(aws({ role: 'root', username: '<root_account>' })[0]).toContain('take the role “root”')
    expect(aws({ role: 'console sign-in', username: 'file:///etc/passwd' })[0]).toMatch(/^In The system/)
  })
})

describe('GitHub', () => {
  const github = (some: Partial<RemovalTarget>) => textsOf({ sourceKind: 'github', ...some })

  it('removes a member or a collaborator, and reduces what they may do', () => {
    expect(github({ format: 'github-members', part: 'octo-org' })).toEqual([
      "gh api --method=DELETE 'orgs/octo-org/memberships/ann'",
    ])
    expect(github({ format: 'github-members', part: 'octo-org', reduceToRole: 'member' })).toEqual([
      "gh api --method=PUT 'orgs/octo-org/memberships/ann' --raw-field=role='member'",
    ])
    const collaborator = { format: 'github-collaborators', part: 'octo-org/reactor' }
    expect(github(collaborator)).toEqual([
      "gh api --method=DELETE 'repos/octo-org/reactor/collaborators/ann'",
    ])
    expect(github({ ...collaborator, reduceToRole: 'read' })).toEqual([
      "gh api --method=PUT 'repos/octo-org/reactor/collaborators/ann' --raw-field=permission='pull'",
    ])
  })

  it('lets no name climb out of the address', () => {
    expect(github({ format: 'github-members', part: '..' })[0]).toMatch(/^In The system/)
    expect(github({ format: 'github-collaborators', part: 'octo-org/../x' })[0]).toMatch(/^In The system/)
  })
})

describe('Kubernetes', () => {
  it('finds the bindings by role and subject, in the namespace or the whole cluster', () => {
    const [find, edit] = textsOf({
      sourceKind: 'kubernetes',
      resource: 'namespace prod',
      role: 'Role deployer',
      accountExternalId: 'system:serviceaccount:ci:runner',
    })
    expect(find).toContain("kubectl get rolebindings --namespace='prod' --output=json")
    expect(find).toContain(
      "--arg kind 'Role' --arg role 'deployer' --arg subjectKind 'ServiceAccount' --arg subject 'runner' --arg subjectNamespace 'ci'",
    )
    expect(edit).toBe("kubectl edit rolebinding --namespace='prod' BINDING")
    expect(textsOf({ sourceKind: 'kubernetes', resource: 'cluster', role: 'ClusterRole view' })[1]).toBe(
      'kubectl edit clusterrolebinding BINDING',
    )
  })
})

describe('PostgreSQL', () => {
  const postgresql = (some: Partial<RemovalTarget>) => textsOf({ sourceKind: 'postgresql', ...some })

  it('revokes a membership, and switches an attribute off', () => {
    expect(postgresql({ role: 'writers' })).toEqual(['REVOKE "writers" FROM "ann";'])
    expect(postgresql({ role: 'SUPERUSER' })).toEqual(['ALTER ROLE "ann" NOSUPERUSER;'])
    expect(postgresql({ role: 'writers', reduceToRole: 'readers' })).toEqual([
      'GRANT "readers" TO "ann";\nREVOKE "writers" FROM "ann";',
    ])
  })

  it('takes what is reached through other roles by the membership that leads there', () => {
    const path = [
      { type: 'role', name: 'staff' },
      { type: 'role', name: 'writers' },
    ]
    expect(postgresql({ role: 'SUPERUSER', path })).toEqual(['REVOKE "staff" FROM "ann";'])
  })
})

describe('others', () => {
  it('are told in words which role is taken from whom, and how it is held', () => {
    expect(textsOf({ path: [{ type: 'group', name: 'operators' }] })).toEqual([
      'In The system, take the role “admin” on “everything” from the account “ann”. It is held through group “operators”: leave that, or take the role from it.',
    ])
    expect(textsOf({ reduceToRole: 'reader' })).toEqual([
      'In The system, give the account “ann” the role “reader” in place of the role “admin” on “everything”.',
    ])
  })

  it('with invisible characters in a name are left to the eye', () => {
    const [command] = revocationCommands({ ...base, sourceKind: 'postgresql', role: 'wri\u200bters' })
    expect(command).toMatchObject({ language: 'words', note: expect.stringContaining('cannot be seen') })
  })
})
