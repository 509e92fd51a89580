import { describe, expect, test } from 'vitest'
import { columnMappingSchema } from '../model/column-mapping.ts'
import { checkMapping, previewRows, suggestMapping } from './column-mapping.ts'

const asOf = new Date('2026-11-01T00:00:00Z')

describe('suggesting a mapping', () => {
  test('takes each column by its usual names, whatever their case and remarks', () => {
    expect(
      suggestMapping(
        ['EmployeeID', 'First Name*', 'last_name', 'E-Mail [Required]', "Manager's e-mail"],
        [],
        'people',
      ).columns,
    ).toEqual({
      number: 'EmployeeID',
      givenName: 'First Name*',
      familyName: 'last_name',
      email: 'E-Mail [Required]',
      manager: "Manager's e-mail",
    })
  })

  test('gives no column to two fields', () => {
    const { columns } = suggestMapping(['type', 'user', 'status'], [], 'access')
    expect(columns).toEqual({ kind: 'type', account: 'user', status: 'status' })
  })

  test.each([
    ['iso', ['2024-02-01', '']],
    ['day-first', ['01/02/2024', '31/12/2024']],
    ['month-first', ['01/02/2024', '12/31/2024']],
    [undefined, ['01/02/2024', '03/04/2024']],
  ])('says that dates are %s', (dates, samples) => {
    const rows = samples.map((sample) => ['Ada', sample])
    expect(suggestMapping(['name', 'start date'], rows, 'people').dates).toBe(dates)
  })

  test('is a mapping that may be stored', () => {
    const mapping = suggestMapping(['name', 'email'], [], 'people', ';')
    expect(columnMappingSchema.parse(mapping)).toEqual(mapping)
    expect(checkMapping(mapping, ['name', 'email'])).toEqual([])
  })
})

describe('checking a mapping', () => {
  const base = { target: 'people', columns: { name: 'Who', email: 'Mail' }, delimiter: ',' } as const

  test.each([
    [base, ['Who', 'E'], 'The table has no column “Mail”.'],
    [base, ['Who', 'Mail', 'Mail'], '2 columns are named “Mail”.'],
    [
      { ...base, columns: { ...base.columns, salary: 'Pay' } },
      ['Who', 'Mail', 'Pay'],
      'There is no field “salary”.',
    ],
    [{ ...base, columns: { name: 'Who' } }, ['Who'], 'No column tells persons apart.'],
    [{ ...base, columns: { email: 'Mail' } }, ['Mail'], 'No column gives the name.'],
    [{ ...base, target: 'access', columns: { role: 'Role' } }, ['Role'], 'No column gives the account.'],
  ] as const)('%j with %j', (mapping, headers, what) => {
    expect(checkMapping(mapping, headers)).toMatchObject([{ what }])
  })
})

test('a preview shows what rows give, and which give nothing', () => {
  const mapping = {
    target: 'access',
    columns: { account: 'Login', granted: 'Since' },
    delimiter: ',',
  } as const
  const { facts, errors } = previewRows(
    mapping,
    ['Login', 'Since'],
    [
      ['ada', '2026-01-01'],
      ['', ''],
      ['kay', '3.4.2026'],
    ],
    asOf,
  )
  expect(facts).toMatchObject([
    { kind: 'account', externalId: 'ada' },
    { kind: 'account', externalId: 'kay' },
  ])
  expect(errors).toMatchObject([{ position: 2, field: 'account' }])
})
