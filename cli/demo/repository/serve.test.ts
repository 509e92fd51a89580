import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
  git('clone', remote().url, clone)
  expect(readFileSync(join(clone, 'inc-1.md'), 'utf8')).toBe('one')
  expect(git('-C', clone, 'rev-list', '--count', 'HEAD').trim()).toBe('2')
  git('-C', clone, 'fsck', '--strict')
  git('-C', clone, 'commit', '--allow-empty', '-m', 'by hand')
  git('-C', clone, 'push', 'origin', 'main')
  expect(await remoteHead(remote(), terms)).toBe(git('-C', clone, 'rev-parse', 'HEAD').trim())
  expect(() => git('-C', clone, 'push', 'origin', ':main')).toThrow(/what was published stays/)
})
