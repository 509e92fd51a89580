import { describe, expect, test } from 'vitest'
import { readDocument } from '../csv/testing/read-table.ts'
import { peopleCsvParser } from './people-csv.ts'

const read = (text: string, options?: Parameters<typeof readDocument>[2]) =>
  readDocument(peopleCsvParser, text, options)

const register = `Employee ID,Full name,Work e-mail,Department,Job title,Manager email,Employment type,Status,Start date,End date
17,Ada Byron,Ada@Example.org,Research,Engineer,grace@example.org,Permanent,Active,2024-02-01,
18,Grace Murray,grace@example.org,Research,Director,,Permanent,On leave,2020-01-01,
19,"Turing, Alan",alan@example.org,Research,Consultant,grace@example.org,Contractor,Active,2021-05-01,2026-10-31
20,Kay McNulty,,Operations,,18,,,2027-01-01,
`

test('a register gives its people, with managers, states and dates', async () => {
  const { facts, outcome } = await read(register)
  expect(outcome).toMatchObject({
    format: 'people-csv',
    receivedCount: 4,
    rejects: [],
    problems: [],
    listsAccounts: false,
    assertsMfa: false,
  })
  expect(facts).toMatchObject([
    {
      key: 'ada@example.org',
      number: '17',
      manager: 'grace@example.org',
      employment: 'employee',
      state: 'active',
      joinedAt: new Date('2024-02-01'),
    },
    { key: 'grace@example.org', state: 'on_leave', manager: null },
    { name: 'Turing, Alan', employment: 'contractor', state: 'left' },
    { key: '20', email: null, manager: '18', employment: 'unknown', state: 'future' },
  ])
})

test('the headers stand in any order and any case', async () => {
  const { facts } = await read('MANAGER,email,Last Name,first_name\nboss@x.org,A@X.org,Byron,Ada\n')
  expect(facts).toMatchObject([{ key: 'a@x.org', name: 'Ada Byron', manager: 'boss@x.org' }])
})

describe('a row that cannot be read', () => {
  const text =
    'name,email,joined,password\nAda,ada@x.org,2024-13-01,hunter2\nGrace,grace@x.org,2024-01-01,\n,x@x.org,,\nKay,ada,,\nGrace,GRACE@x.org,,\n'

  test('is kept with its line, what is wrong with it and what to do, and stops no other', async () => {
    const { facts, outcome } = await read(text)
    expect(facts).toMatchObject([{ key: 'grace@x.org' }])
    expect(outcome.receivedCount).toBe(5)
    expect(outcome.rejects).toMatchObject([
      {
        position: 1,
        where: 'line 2',
        what: '“joined” says “2024-13-01”, which cannot be read as a date.',
        fields: { name: 'Ada', joined: '2024-13-01' },
      },
      { position: 3, where: 'line 4', what: 'The person has no name.' },
      { position: 4, where: 'line 5', what: '“email” says “ada”, which is no e-mail address.' },
      { position: 5, where: 'line 6', what: '“grace@x.org” stands in row 2 already.' },
    ])
  })

  test('is kept without the password that stands in it', async () => {
    const { outcome } = await read(text)
    expect(outcome.rejects[0]?.fields.password).toBe('(left out)')
  })
})

test('formulas are plain text', async () => {
  const { facts } = await read('name,email\n"=HYPERLINK(""http://x"",""y"")",a@x.org\n')
  expect(facts).toMatchObject([{ name: '=HYPERLINK("http://x","y")' }])
})

describe('as spreadsheets write it', () => {
  const expected = [
    { key: 'a@x.org', name: 'Ada, Countess\nof Lovelace'.replace('\n', ' ') },
    { key: 'b@x.org' },
  ]

  test.each([
    ['semicolons', 'name;email\n"Ada, Countess\nof Lovelace";a@x.org\nB;b@x.org\n'],
    ['tabs', 'name\temail\n"Ada, Countess\nof Lovelace"\ta@x.org\nB\tb@x.org\n'],
    [
      'a byte-order mark and CRLF',
      '\uFEFFname,email\r\n"Ada, Countess\r\nof Lovelace",a@x.org\r\nB,b@x.org\r\n',
    ],
    [
      'a line that names the separator',
      'sep=;\r\nname;email\r\n"Ada, Countess\nof Lovelace";a@x.org\r\nB;b@x.org',
    ],
    ['spaces after the commas', 'name, email\n"Ada, Countess of Lovelace", a@x.org\nB, b@x.org\n'],
    ['mixed line ends', 'name,email\r\n"Ada, Countess of Lovelace",a@x.org\nB,b@x.org\r'],
    ['empty lines and rows', 'name,email\n\n"Ada, Countess of Lovelace",a@x.org\n,,,\nB,b@x.org,,\n\n'],
  ])('%s', async (_what, text) => {
    for (const chunkSize of [1, 7, 4096]) {
      const { facts, outcome } = await read(text, { chunkSize })
      expect(facts).toMatchObject(expected)
      expect(outcome).toMatchObject({ receivedCount: 2, rejects: [], problems: [] })
    }
  })
})

test('the line of a reject counts the lines inside quotes', async () => {
  const { outcome } = await read('name,email\r\n"Ada\r\nByron",a@x.org\r\n,b@x.org\r\n')
  expect(outcome.rejects).toMatchObject([{ position: 2, where: 'line 4' }])
})

test('a quote that is never closed ends the reading with a problem, and what came before is kept', async () => {
  const { facts, outcome } = await read('name,email\nAda,a@x.org\n"Grace,g@x.org\nKay,k@x.org\n')
  expect(facts).toHaveLength(1)
  expect(outcome.problems).toMatchObject([{ what: expect.stringContaining('begins in line 3') }])
})

test('with nothing before it, it is refused', async () => {
  await expect(read('name,email\n"Grace,g@x.org\nKay,k@x.org\n')).rejects.toMatchObject({
    code: 'invalid_input',
  })
})

test('a row cut short by the end of the file is a reject', async () => {
  const { outcome } = await read('name,email,department\nAda,a@x.org,R\nGrace,g@x')
  expect(outcome.rejects).toMatchObject([{ position: 2, nextStep: expect.stringContaining('cut short') }])
})

test('an endless row is refused by its limit', async () => {
  const { outcome } = await read(`name,email\nAda,a@x.org\n${'x'.repeat(5000)},b@x.org\n`, {
    limits: { stringBytes: 1000 },
  })
  expect(outcome.problems).toMatchObject([{ what: expect.stringContaining('longer than 1000 characters') }])
})

test('a table without the columns that tell persons apart is refused, naming them', async () => {
  await expect(read('department,title\nR,E\n')).rejects.toMatchObject({
    code: 'invalid_input',
    details: [{ path: 'name' }, { path: 'email' }],
  })
})

test('a mapping says which column is which, how dates are written and what separates', async () => {
  const mapping = {
    target: 'people' as const,
    columns: { name: 'Who', email: 'Where', joined: 'Since' },
    delimiter: '|' as const,
    dates: 'day-first' as const,
  }
  const { facts } = await read('Who|Where|Since\nAda|a@x.org|03/04/2024\n', { mapping })
  expect(facts).toMatchObject([{ key: 'a@x.org', joinedAt: new Date('2024-04-03') }])
  await expect(read('Whom|Where|Since\n', { mapping })).rejects.toMatchObject({
    message: 'The table has no column “Who”.',
  })
})

test('is recognised by its columns', () => {
  expect(peopleCsvParser.detect(register)).toBe(true)
  expect(peopleCsvParser.detect('username,email,role,resource\n')).toBe(false)
  expect(peopleCsvParser.detect('{"name": "x", "email": "y", "manager": "z"}')).toBe(false)
  expect(peopleCsvParser.detect('name,email,2sv Enrolled,department')).toBe(false)
})
