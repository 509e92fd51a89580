import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createToken } from './support/api-token.ts'
import { flaws, ownName, type Report, trivyReport } from './support/report.ts'
import { expect, test } from './support/test.ts'

const launcher = resolve(import.meta.dirname, '..', 'cli', 'launch.mjs')

/** The command as a pipeline runs it: a process of its own that knows only the address and a token. */
function plumbline(
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [launcher, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env } as never,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => done({ code, output }))
  })
}

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-push-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

const save = (report: Report): string => {
  const path = join(folder, report.fileName)
  writeFileSync(path, report.bytes)
  return path
}

test('push sends a report and prints its receipt; the gate then answers pass with 0', async ({ stack }) => {
  const token = await createToken(stack, ['ingest', 'gate'])
  const env = { PLUMBLINE_URL: stack.url, PLUMBLINE_TOKEN: token }
  const report = trivyReport(ownName('harmless'), flaws(2, 'LOW'))

  const pushed = await plumbline(env, 'push', save(report), '--asset', report.asset)
  expect(pushed.output).toContain('2 opened')
  expect(pushed.output).toContain(`evidence sha256:${report.sha256}`)
  expect(pushed.code).toBe(0)

  const asked = await plumbline(env, 'gate', '--asset', report.asset)
  expect(asked.output).toContain(`✓ pass: ${report.asset}`)
  expect(asked.code).toBe(0)
})

test('the gate answers fail with 1 when a critical finding is open', async ({ stack }) => {
  const token = await createToken(stack, ['ingest', 'gate'])
  const env = { PLUMBLINE_URL: stack.url, PLUMBLINE_TOKEN: token }
  const report = trivyReport(ownName('dangerous'), flaws(1, 'CRITICAL'))
  expect((await plumbline(env, 'push', save(report), '--asset', report.asset)).code).toBe(0)

  const asked = await plumbline(env, 'gate', '--asset', report.asset)
  expect(asked.output).toContain('1 open critical finding')
  expect(asked.code).toBe(1)
})

test('the gate fails closed with 2: nothing scanned, or a token that may not ask', async ({ stack }) => {
  const gate = { PLUMBLINE_URL: stack.url, PLUMBLINE_TOKEN: await createToken(stack, ['gate']) }
  const unknown = await plumbline(gate, 'gate', '--asset', ownName('never-scanned'))
  expect(unknown.code).toBe(2)

  const wrong = { PLUMBLINE_URL: stack.url, PLUMBLINE_TOKEN: await createToken(stack, ['ingest']) }
  const refused = await plumbline(wrong, 'gate', '--asset', ownName('never-scanned'))
  expect(refused.output).toContain('scope "gate"')
  expect(refused.code).toBe(2)
})

test('push ends with 1 for what cannot be read, and says what was wrong', async ({ stack }) => {
  const env = { PLUMBLINE_URL: stack.url, PLUMBLINE_TOKEN: await createToken(stack, ['ingest']) }
  const path = join(folder, 'notes.txt')
  writeFileSync(path, 'Buy milk.\n')
  const pushed = await plumbline(env, 'push', path, '--asset', ownName('notes'))
  expect(pushed.output).toContain('✕ notes.txt: failed')
  expect(pushed.code).toBe(1)
})

test('push ends with 2 when a run waits for a lead', async ({ stack }) => {
  const env = { PLUMBLINE_URL: stack.url, PLUMBLINE_TOKEN: await createToken(stack, ['ingest']) }
  const asset = ownName('shrinking')
  await plumbline(env, 'push', save(trivyReport(asset, flaws(5, 'LOW'))), '--asset', asset)
  const pushed = await plumbline(env, 'push', save(trivyReport(asset, flaws(1, 'LOW'))), '--asset', asset)
  expect(pushed.output).toContain('It would close 4 of 5 open findings.')
  expect(pushed.code).toBe(2)
})
