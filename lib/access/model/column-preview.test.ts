import { describe, expect, test } from 'vitest'
import { firstMapping, previewColumns, type TableHead } from './column-preview.ts'

const asOf = new Date('2026-11-01T00:00:00Z')
const head: TableHead = {
  headers: ['name', 'email', 'unit'],
  rows: [
    ['Ada', 'ada@example.org', 'Security'],
    ['Kay', 'no address', 'Security'],
  ],
  delimiter: ';',
}

describe('the columns of a table', () => {
  test('begin as they are remembered, where they still fit', () => {
    const remembered = {
      target: 'people',
      columns: { name: 'name', number: 'unit' },
      delimiter: ',',
    } as const
    expect(firstMapping(head, 'people', remembered)).toEqual({ ...remembered, delimiter: ';' })
  })

  test('begin anew where a remembered column is gone', () => {
    const remembered = { target: 'people', columns: { name: 'who', email: 'email' }, delimiter: ',' } as const
    expect(firstMapping(head, 'people', remembered).columns).toEqual({ name: 'name', email: 'email' })
  })

  test('show what each row gives, or why it gives nothing', () => {
    const preview = previewColumns(head, firstMapping(head, 'people', null), asOf)
    expect(preview.readable).toBe(1)
    expect(preview.rows).toMatchObject([
      { position: 1, gives: 'Ada, ada@example.org, active', problem: null },
      { position: 2, problem: { what: '“email” says “no address”, which is no e-mail address.' } },
    ])
  })

  test('show no row while they tell nobody apart', () => {
    const preview = previewColumns(
      head,
      { target: 'people', columns: { name: 'name' }, delimiter: ';' },
      asOf,
    )
    expect(preview.problems).toHaveLength(1)
    expect(preview.rows).toEqual([])
  })
})
