import { expect, test } from 'vitest'
import { none, oneFailed, trusted } from '#cli/test/counts.ts'

test('a good report of a runner that ended well is believed', () => {
  expect(trusted({ passed: 3, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 })
})

test('a runner that left no report has failed', () => {
  expect(trusted(undefined, 0)).toEqual(oneFailed)
})

test('a runner that ended badly has failed, even when every test it reports passed', () => {
  expect(trusted({ passed: 3, failed: 0, skipped: 0 }, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
})

test('a run of no tests has failed', () => {
  expect(trusted(none, 0)).toEqual(oneFailed)
})

test('failures that were counted are not counted twice', () => {
  expect(trusted({ passed: 1, failed: 2, skipped: 0 }, 1)).toEqual({ passed: 1, failed: 2, skipped: 0 })
})
