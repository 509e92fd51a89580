import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { readAllowList } from '../http/address-rules.ts'
import { RemoteRefusal } from '../http/remote-refusal.ts'
import { type GitRemote, pushFile, remoteHead } from './remote.ts'
import { type GitServer, startGitServer } from './testing/server.ts'

const terms = { allow: readAllowList(['127.0.0.1'], 'PLUMBLINE_PUBLICATION_HOSTS') }
const file = {
  path: 'post-mortems/2026/inc-1.md',
  text: '# INC-1 – é\n',
  message: 'Add INC-1',
  at: systemClock.now(),
}

let server: GitServer
beforeEach(async () => {
  server = await startGitServer()
})
afterEach(() => server.close())

const remote = (more: Partial<GitRemote> = {}): GitRemote => ({
  url: server.url,
  branch: 'main',
  login: server.login,
  ...more,
})
const held = (path = file.path) => server.git('show', `main:${path}`)
const commits = () => Number(server.git('rev-list', '--count', 'main'))

async function refusalOf(asked: Promise<unknown>): Promise<RemoteRefusal> {
  const error = await asked.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof RemoteRefusal) return error
  throw new Error(`no refusal: ${error}`)
}

describe('a file goes to a git server over HTTP', () => {
  test('in one commit on top of what the branch held', async () => {
    const { commit, isNew } = await pushFile(remote(), file, terms)
    expect(isNew).toBe(true)
    expect(held()).toBe(file.text)
    expect(server.git('rev-parse', 'main').trim()).toBe(commit)
    expect(commits()).toBe(2)
    expect(server.git('log', '-1', '--format=%an %s', 'main').trim()).toBe('Plumbline Add INC-1')
    expect(server.git('fsck', '--strict')).toBe('')
  })

  test('once, however often it is pushed', async () => {
    const first = await pushFile(remote(), file, terms)
    expect(await pushFile(remote(), file, terms)).toEqual({ commit: first.commit, isNew: false })
    expect(commits()).toBe(2)
  })

  test('beside what others wrote, which stays', async () => {
    await pushFile(remote(), { ...file, path: 'README.md', text: 'Read me\n' }, terms)
    await pushFile(remote(), { ...file, path: 'post-mortems/other.md', text: 'Other\n' }, terms)
    await pushFile(remote(), file, terms)
    expect([held('README.md'), held('post-mortems/other.md'), held()]).toEqual([
      'Read me\n',
      'Other\n',
      file.text,
    ])
    expect(commits()).toBe(4)
  })

  test('in another text later on, which is one more commit', async () => {
    await pushFile(remote(), file, terms)
    await pushFile(remote(), { ...file, text: '# INC-1, corrected\n' }, terms)
    expect(held()).toBe('# INC-1, corrected\n')
    expect(commits()).toBe(3)
  })

  test('as the first commit of an empty repository', async () => {
    const empty = await startGitServer({ isEmpty: true })
    const to = { ...remote(), url: empty.url }
    expect(await remoteHead(to, terms)).toBeNull()
    await pushFile(to, file, terms)
    expect(empty.git('show', `main:${file.path}`)).toBe(file.text)
    await empty.close()
  })

  test('by two at once: it is there once, and nobody overwrote anybody', async () => {
    const outcomes = await Promise.allSettled([
      pushFile(remote(), file, terms),
      pushFile(remote(), file, terms),
    ])
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    for (const { reason } of refused as PromiseRejectedResult[])
      expect(reason).toMatchObject({ reason: 'conflict' })
    expect(held()).toBe(file.text)
    expect(commits()).toBe(2)
  })
})

describe('a git server refuses', () => {
  test('a wrong password', async () => {
    const wrong = remote({ login: { user: 'plumbline', password: 'wrong' } })
    expect(await refusalOf(pushFile(wrong, file, terms))).toMatchObject({ reason: 'unauthorised' })
  })

  test('whoever says nothing of who they are', async () => {
    expect(await refusalOf(pushFile(remote({ login: null }), file, terms))).toMatchObject({
      reason: 'unauthorised',
    })
  })

  test('a repository that is not there', async () => {
    const elsewhere = remote({ url: server.url.replace('security', 'elsewhere') })
    expect(await refusalOf(pushFile(elsewhere, file, terms))).toMatchObject({ reason: 'not_found' })
  })

  test('a branch that is not there', async () => {
    expect(await refusalOf(pushFile(remote({ branch: 'trunk' }), file, terms))).toMatchObject({
      reason: 'not_found',
      said: 'It has no branch trunk.',
    })
  })

  test('what its hooks refuse, in their words', async () => {
    server.refusePushes('this branch is guarded')
    expect(await refusalOf(pushFile(remote(), file, terms))).toMatchObject({ reason: 'protected' })
    expect(commits()).toBe(1)
  })

  test('nothing, for it is not asked: the host is not in the list', async () => {
    const allow = readAllowList(['git.example.org'], 'PLUMBLINE_PUBLICATION_HOSTS')
    expect(await refusalOf(pushFile(remote(), file, { allow }))).toMatchObject({ reason: 'host_not_allowed' })
    expect(server.seen).toEqual([])
  })
})
