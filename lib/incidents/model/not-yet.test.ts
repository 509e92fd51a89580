import { expect, test } from 'vitest'
import { notYetWords } from './not-yet.ts'

test('a day before an incident names the day it begins, by the clock of the pages', () => {
  expect(notYetWords(42, new Date('2026-11-20T23:59:00Z'), '2026-11-19')).toEqual({
    title: 'INC-42 did not exist yet on 19 Nov 2026',
    text: 'It was reported on 20 Nov 2026 at 23:59 UTC.',
    firstDay: { day: '2026-11-20', label: 'As it stood on 20 Nov 2026' },
  })
})
