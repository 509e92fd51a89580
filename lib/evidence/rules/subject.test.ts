import { expect, test } from 'vitest'
import { subjectOf } from './subject.ts'

test.each([
  [{ asset: 'gateway', branch: 'main' }, 'gateway on main'],
  [{ asset: 'gateway' }, 'gateway'],
  [{ source: 'AWS', part: 'eu' }, 'AWS, eu'],
  [{ campaign: 'Access review 2026 Q4', reviewer: 'Vera Rossi' }, 'Access review 2026 Q4, Vera Rossi'],
  [{ incident: 'INC-42', status: 'closed' }, 'INC-42'],
  [{ incident: 'INC-42', file: 'gateway.log' }, 'INC-42, gateway.log'],
  [{ incident: 'INC-42', version: '3' }, 'INC-42, edition 3'],
  [{ somethingElse: 'x' }, 'unknown subject'],
])('a record of %o is about %s', (scope: Record<string, string>, subject) => {
  expect(subjectOf(scope)).toBe(subject)
})
