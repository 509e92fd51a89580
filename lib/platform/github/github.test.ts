import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { readAllowList } from '../http/address-rules.ts'
import { RemoteRefusal } from '../http/remote-refusal.ts'
import { gitHubClient } from './client.ts'
import type { GitHubCredential } from './credential.ts'
import { findPull, mergePull, openPull, readPull } from './pull-request.ts'
import { blobAt, branchHead, commitFile, makeBranch, readRepository } from './repository.ts'
import { blobSha } from './testing/fake-repository.ts'
import { type GitHubStandIn, startGitHub } from './testing/server.ts'

let gitHub: GitHubStandIn
beforeEach(async () => {
  gitHub = await startGitHub()
})
afterEach(async () => {
  await gitHub.close()
  expect(gitHub.violations).toEqual([])
})

const now = systemClock.now()
const token: GitHubCredential = { type: 'token', token: 'valid-token' }
const connect = (credential: GitHubCredential = token, repo = 'security', hosts = ['127.0.0.1']) =>
  gitHubClient(gitHub.apiUrl, { owner: 'covenant', repo }, credential, {
    allow: readAllowList(hosts, 'PLUMBLINE_PUBLICATION_HOSTS'),
  })
const file = { path: 'post-mortems/inc-1.md', branch: 'post-mortem/inc-1-v1', text: '# A\n', message: 'Add' }

async function refusalOf(asked: Promise<unknown>): Promise<RemoteRefusal> {
  const error = await asked.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof RemoteRefusal) return error
  throw new Error(`no refusal: ${error}`)
}

/** A branch with one file, and the pull request of it. */
async function proposed() {
  const client = await connect()
  const from = await branchHead(client, 'main', now)
  await makeBranch(client, { branch: file.branch, from: from ?? '' }, now)
  const sha = await commitFile(client, { ...file, replaces: null }, now)
  const pull = await openPull(client, { head: file.branch, base: 'main', title: 'A', body: 'B' }, now)
  return { client, sha, pull }
}

describe('a file goes to GitHub', () => {
  test('by a branch, a commit, a pull request and its merge', async () => {
    const { client, sha, pull } = await proposed()
    expect(await blobAt(client, file, now)).toBe(blobSha(file.text))
    expect(await blobAt(client, { ...file, branch: 'main' }, now)).toBeNull()
    expect(await readPull(client, pull.number, now)).toMatchObject({
      isOpen: true,
      isMergeable: true,
      headSha: sha,
    })
    await mergePull(client, { number: pull.number, sha, method: 'squash' }, now)
    expect(await readPull(client, pull.number, now)).toMatchObject({
      isOpen: false,
      mergedAt: expect.any(Date),
    })
    expect(gitHub.repository.head('main')?.files.get(file.path)).toBe(file.text)
  })

  test('by an installation of an App, whose token GitHub gives first', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const client = await connect({ type: 'app', appId: '7', installationId: 11, privateKey })
    expect(await readRepository(client, now)).toMatchObject({ isPublic: true })
    expect(gitHub.seen.map(({ path }) => path)).toEqual([
      '/api/app/installations/11/access_tokens',
      '/api/repos/covenant/security',
    ])
    expect(gitHub.seen[1]?.authorization).toBe('token installation-token')
  })

  test('making a branch that is there already changes nothing', async () => {
    const { client, sha } = await proposed()
    const main = gitHub.repository.branches.get('main') ?? ''
    await makeBranch(client, { branch: file.branch, from: main }, now)
    expect(await branchHead(client, file.branch, now)).toBe(sha)
  })

  test('the pull request of a branch is found again, also when it was merged and its branch deleted', async () => {
    const { client, sha, pull } = await proposed()
    gitHub.repository.deletesMergedBranches = true
    await mergePull(client, { number: pull.number, sha, method: 'squash' }, now)
    expect(await branchHead(client, file.branch, now)).toBeNull()
    expect(await findPull(client, { head: file.branch, base: 'main' }, now)).toMatchObject({
      number: pull.number,
      mergedAt: expect.any(Date),
    })
  })
})

describe('GitHub refuses', () => {
  test.each([
    ['a credential that was revoked', 'unauthorised', () => gitHub.state.tokens.clear()],
    ['while it is down', 'unavailable', () => Object.assign(gitHub.state, { isDown: true })],
  ] as const)('%s', async (_, reason, turn) => {
    turn()
    expect(await refusalOf(connect().then((client) => readRepository(client, now)))).toMatchObject({ reason })
  })

  test('when its limit is used up, and says until when', async () => {
    gitHub.state.limitedForSeconds = 600
    const { reason, retryAt } = await refusalOf(connect().then((client) => readRepository(client, now)))
    expect(reason).toBe('rate_limited')
    expect(retryAt?.getTime()).toBeGreaterThan(now.getTime() + 590_000)
  })

  test('a repository that does not exist or is hidden', async () => {
    const client = await connect(token, 'elsewhere')
    expect(await refusalOf(readRepository(client, now))).toMatchObject({ reason: 'not_found' })
  })

  test('to write where the credential may only read', async () => {
    gitHub.repository.mayPush = false
    const client = await connect()
    expect(await readRepository(client, now)).toMatchObject({ mayWrite: false })
    const head = (await branchHead(client, 'main', now)) ?? ''
    expect(await refusalOf(makeBranch(client, { branch: 'x', from: head }, now))).toMatchObject({
      reason: 'not_found',
    })
  })

  test('to merge what somebody has to approve', async () => {
    gitHub.repository.needsApproval = true
    const { client, sha, pull } = await proposed()
    const refused = await refusalOf(mergePull(client, { number: pull.number, sha, method: 'squash' }, now))
    expect(refused).toMatchObject({ reason: 'protected', said: expect.stringContaining('approving review') })
  })

  test('to merge another commit than the one that was made', async () => {
    const { client, sha, pull } = await proposed()
    gitHub.repository.write(file.branch, file.path, '# Something else\n', 'Tamper')
    expect(
      await refusalOf(mergePull(client, { number: pull.number, sha, method: 'squash' }, now)),
    ).toMatchObject({ reason: 'conflict' })
  })

  test('to replace a file that is not what it was taken for', async () => {
    const { client } = await proposed()
    expect(
      await refusalOf(commitFile(client, { ...file, text: '# B\n', replaces: blobSha('# C\n') }, now)),
    ).toMatchObject({ reason: 'conflict' })
  })
})

test('a host that is not in the list is not asked', async () => {
  const client = await connect(token, 'security', ['api.github.com'])
  const refused = await refusalOf(readRepository(client, now))
  expect(refused).toMatchObject({
    reason: 'host_not_allowed',
    said: expect.stringContaining('PLUMBLINE_PUBLICATION_HOSTS'),
  })
  expect(gitHub.seen).toEqual([])
})
