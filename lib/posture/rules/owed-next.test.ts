import { expect, test } from 'vitest'
import { owedNext } from './owed-next.ts'

const at = (day: number) => new Date(Date.UTC(2026, 10, day))
const item = (key: string, dueAt: Date | null) => ({
  key,
  subject: { type: 'asset', id: key, label: key },
  count: 1,
  summary: `Mend ${key}`,
  dueAt,
  since: at(1),
  drill: { page: 'findings', filter: {} },
})

test('what had no grace comes first, then by deadline across controls', () => {
  const owed = owedNext([
    {
      controlId: 'a',
      controlTitle: 'A',
      violations: [item('late', at(3))],
      dueSoon: [{ ...item('soon', at(9)), dueAt: at(9) }],
    },
    {
      controlId: 'b',
      controlTitle: 'B',
      violations: [item('secret', null), item('later', at(5))],
      dueSoon: [],
    },
  ])
  expect(owed.map(({ what }) => what)).toEqual(['Mend secret', 'Mend late', 'Mend later', 'Mend soon'])
})

test('a subject that is both late and has more falling due is listed for both', () => {
  const both = owedNext([
    {
      controlId: 'a',
      controlTitle: 'A',
      violations: [item('x', at(3))],
      dueSoon: [{ ...item('x', at(9)), dueAt: at(9) }],
    },
  ])
  expect(new Set(both.map(({ key }) => key)).size).toBe(2)
})
