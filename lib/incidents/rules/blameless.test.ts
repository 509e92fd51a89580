import { expect, test } from 'vitest'
import { findBlame } from './blameless.ts'

const nothing = {
  summary: '',
  impact: '',
  timeline: '',
  root_cause: '',
  vulnerability: '',
  remediation: '',
  prevention: '',
  went_well: '',
}

test.each([
  ['The operator should have checked the address.', 'should have checked'],
  ['It was human error.', 'human error'],
  ['Somebody forgot to rotate it.', 'forgot to'],
  ['A careless change.', 'careless'],
  ['It was their fault.', 'their fault'],
  ['One simply restarts it.', 'simply'],
])('%s judges somebody', (root_cause, words) => {
  expect(findBlame({ ...nothing, root_cause })).toMatchObject([{ section: 'root_cause', words }])
})

test.each([
  'The check did not run, because the job had no permission.',
  'A failed login is retried.',
  'The default was public.',
])('%s describes a system', (root_cause) => {
  expect(findBlame({ ...nothing, root_cause })).toEqual([])
})

test('hints come in the order of the text', () => {
  const hints = findBlame({ ...nothing, impact: 'Sloppy.', root_cause: 'Obviously. A human error.' })
  expect(hints.map(({ words }) => words)).toEqual(['Sloppy', 'Obviously', 'human error'])
})
