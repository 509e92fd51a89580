import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { countPlaywright, countVitest } from '#cli/test/reports.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-reports-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (report: unknown) => {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(report))
  return file
}

const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 }

test('a test file that could not be loaded counts as a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ]
  expect(countVitest(write({ ...vitest, testResults }))).toEqual({ passed: 5, failed: 2, skipped: 2 })
})

test('a browser test that passes only sometimes has failed', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 3 }
  expect(countPlaywright(write({ errors: [], stats }))).toEqual({ passed: 7, failed: 2, skipped: 3 })
})

test('an error outside any browser test counts as a failure', () => {
  const stats = { expected: 7, unexpected: 0, flaky: 0, skipped: 0 }
  expect(countPlaywright(write({ errors: [{ message: 'set-up' }], stats }))).toMatchObject({ failed: 1 })
})

test('without a report there is nothing to count', () => {
  expect(countVitest(join(folder, 'none.json'))).toBeUndefined()
  expect(countPlaywright(write({ unknown: true }))).toBeUndefined()
})
