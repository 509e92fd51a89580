import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlumblineError } from '#lib/platform/errors.ts'
import type { AccessFact } from '../../model/fact.ts'
import { unescapeFormula } from '../../model/formula-escape.ts'
import { accessCsvParser } from '../access-csv/access-csv.ts'
import type { DocumentOutcome } from '../parser.ts'
import { peopleCsvParser } from '../people-csv/people-csv.ts'
import { readDocument } from './testing/read-table.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 30 })
const delimiter = fc.constantFrom(',', ';', '\t', '|')
const writing = fc.record({
  delimiter,
  bom: fc.boolean(),
  record_delimiter: fc.constantFrom('\n', '\r\n', '\r'),
  quoted: fc.boolean(),
})
const chunkSize = fc.integer({ min: 1, max: 50 })

const personRow = fc.record({
  name: text,
  email: fc.oneof(fc.emailAddress(), text),
  number: fc.oneof(fc.nat().map(String), text),
  department: text,
  state: fc.oneof(fc.constantFrom('active', 'Left', '', 'on leave'), text),
})
const accessRow = fc.record({
  account: fc.oneof(fc.constantFrom('ada', 'grace', 'kay'), text),
  status: fc.oneof(fc.constantFrom('active', 'disabled', ''), text),
  mfa: fc.oneof(fc.constantFrom('yes', 'none', ''), text),
  role: text,
  resource: text,
})

/** Rows that hold anything at all: those without are no rows. */
const isRow = (row: object) => Object.values(row).some((value: string) => value.trim() !== '')

const rowsGiving = (facts: AccessFact[], kind: AccessFact['kind']) =>
  facts.filter((fact) => fact.kind === kind).length

describe('any table that is written as CSV', () => {
  test('of people: every row is a person or a reject', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(personRow, { maxLength: 20 }),
        writing,
        chunkSize,
        async (rows, how, size) => {
          const csv = stringify(rows, {
            ...how,
            header: true,
            columns: ['name', 'email', 'number', 'department', 'state'],
          })
          const { facts, outcome } = await readDocument(peopleCsvParser, csv, { chunkSize: size })
          expect(outcome.problems).toEqual([])
          expect(outcome.receivedCount).toBe(rows.filter(isRow).length)
          expect(rowsGiving(facts, 'person') + outcome.rejects.length).toBe(outcome.receivedCount)
        },
      ),
    )
  })

  test('of access: every row is received, and none that was rejected gave anything', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(accessRow, { maxLength: 20 }),
        writing,
        chunkSize,
        async (rows, how, size) => {
          const csv = stringify(rows, {
            ...how,
            header: true,
            columns: ['account', 'status', 'mfa', 'role', 'resource'],
          })
          const { facts, outcome } = await readDocument(accessCsvParser, csv, { chunkSize: size })
          expect(outcome.problems).toEqual([])
          expect(outcome.receivedCount).toBe(rows.filter(isRow).length)
          const readable = rows
            .filter(isRow)
            .filter((_, index) => !outcome.rejects.some(({ position }) => position === index + 1))
          const withRole = readable.filter(({ role, resource }) => /\S/.test(clean(role) + clean(resource)))
          expect(rowsGiving(facts, 'grant')).toBe(withRole.length)
          expect(rowsGiving(facts, 'account')).toBe(
            new Set(readable.map(({ account }) => clean(account))).size,
          )
        },
      ),
    )
  })

  test('keeps the text of its cells', async () => {
    const cell = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      // An escaped formula is another value.
      .filter((one) => clean(one) !== '' && unescapeFormula(one.trim()) === one.trim())
    await fc.assert(
      fc.asyncProperty(cell, cell, writing, async (name, department, how) => {
        const csv = stringify([{ name, email: 'a@x.org', department }], { ...how, header: true })
        const { facts } = await readDocument(peopleCsvParser, csv)
        expect(facts).toMatchObject([{ name: clean(name), department: clean(department) }])
      }),
    )
  })
})

/** As a cell is stored: one line without controls. */
const clean = (cell: string) =>
  cell
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

type Ending = { outcome: DocumentOutcome; facts: AccessFact[] } | 'refused'

async function readAnything(bytes: Uint8Array): Promise<Ending> {
  try {
    return await readDocument(peopleCsvParser, bytes, {
      chunkSize: 16,
      limits: { stringBytes: 200, findings: 50 },
    })
  } catch (error) {
    if (isPlumblineError(error)) return 'refused'
    throw error
  }
}

const loses = (ending: Ending) =>
  ending !== 'refused' &&
  rowsGiving(ending.facts, 'person') + ending.outcome.rejects.length !== ending.outcome.receivedCount

describe('anything else', () => {
  test('a file cut anywhere loses no row that it still holds whole, or says that it broke', async () => {
    const rows = fc.array(fc.record({ name: text, email: fc.emailAddress(), department: text }), {
      minLength: 1,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(rows, writing, fc.nat(), async (written, how, cut) => {
        const bytes = Buffer.from(stringify(written, { ...how, header: true }))
        const ending = await readAnything(bytes.subarray(0, cut % bytes.length))
        expect(loses(ending)).toBe(false)
      }),
    )
  })

  test('noise is refused in words, or every row of it accounted for', async () => {
    const noise = fc.array(
      fc.constantFrom('name', 'email', 'a@x.org', ',', ';', '"', '\n', '\r', '\0', '=1+1', '💥', 'x'),
      {
        maxLength: 60,
      },
    )
    await fc.assert(
      fc.asyncProperty(noise, async (parts) => {
        expect(loses(await readAnything(Buffer.from(parts.join(''))))).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})
