import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pushFile, remoteHead } from '#lib/platform/git/remote.ts'
import { readAllowList } from '#lib/platform/http/address-rules.ts'
import { filesPath, type PublicRepository, repositoryPath, serveRepository } from './serve.ts'

let folder: string
let served: PublicRepository
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-repository-'))
  served = await serveRepository(join(folder, 'post-mortems.git'), 0)
})
afterEach(async () => {
  await served.close()
  rmSync(folder, { recursive: true })
})

/** No settings of this machine, and nobody is asked for a password. */
const alone = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0' }
const base = () => `http://127.0.0.1:${served.port}`
const remote = () => ({ url: `${base()}${repositoryPath}`, branch: 'main', login: null })
const terms = { allow: readAllowList(['127.0.0.1']) }
const push = (path: string, text: string) =>
  pushFile(remote(), { path, text, message: `Add ${path}`, at: new Date('2026-11-01T00:00:00Z') }, terms)

test('is empty at first, then holds what was pushed, for anybody to read', async () => {
  expect(await remoteHead(remote(), terms)).toBeNull()
  const { commit } = await push('2026/inc-1.md', '# One\n')
  expect(await remoteHead(remote(), terms)).toBe(commit)
  const page = await fetch(`${base()}${filesPath}2026/inc-1.md`)
  expect([page.status, await page.text()]).toEqual([200, '# One\n'])
  expect((await fetch(`${base()}${filesPath}2026/inc-2.md`)).status).toBe(404)
  expect((await fetch(`${base()}${filesPath}2026`)).status).toBe(404)
})

test('takes one commit on top of the other, and the same file no second time', async () => {
  await push('inc-1.md', 'one')
  await push('inc-2.md', 'two')
  expect(await push('inc-2.md', 'two')).toMatchObject({ isNew: false })
  expect(await (await fetch(`${base()}${filesPath}inc-1.md`)).text()).toBe('one')
})

test('is cloned and pushed to by git itself', async () => {
  await push('inc-1.md', 'one')
  await push('inc-2.md', 'two')
  const clone = join(folder, 'clone')
  // Not in step with this process: the server answers from it.
  const git = async (...args: string[]) => {
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org']
    return (
      await promisify(execFile)('git', [...identity, ...args], { env: { ...process.env, ...alone } })
    ).stdout.trim()
  }
  await git('clone', remote().url, clone)
  expect(readFileSync(join(clone, 'inc-1.md'), 'utf8')).toBe('one')
  expect(await git('-C', clone, 'rev-list', '--count', 'HEAD')).toBe('2')
  await git('-C', clone, 'fsck', '--strict')
  await git('-C', clone, 'commit', '--allow-empty', '-m', 'by hand')
  await git('-C', clone, 'push', 'origin', 'main')
  expect(await remoteHead(remote(), terms)).toBe(await git('-C', clone, 'rev-parse', 'HEAD'))
  await expect(git('-C', clone, 'push', 'origin', ':main')).rejects.toThrow(/remote rejected/)
})
