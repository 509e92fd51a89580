import { describe, expect, it } from 'vitest'
import { evidenceKind } from '#db/schema/index.ts'
import { evidenceFilterSchema, readEvidenceFilter } from './model/filter.ts'
import { evidenceHeadline, evidenceKinds } from './model.ts'

const none = evidenceFilterSchema.parse({})

describe('the filter of the evidence in an address', () => {
  it('reads what it knows and leaves out the rest', () => {
    expect(
      readEvidenceFilter({
        kind: 'secret-scan,telepathy',
        clause: 'III.B.1',
        freshness: ['stale', 'rotten'],
        from: '2026-11-01',
        to: '2026-13-01',
        q: 'x',
      }),
    ).toEqual({
      ...none,
      kind: ['secret-scan'],
      clause: ['III.B.1'],
      freshness: ['stale'],
      from: '2026-11-01',
    })
  })
})

it('the kinds are those of the database', () => {
  expect(evidenceKinds).toEqual(evidenceKind.enumValues)
})

it.each([
  [{ total: 0, stale: 0, incomplete: 0 }, 'No evidence'],
  [{ total: 1, stale: 0, incomplete: 0 }, '1 record, all fresh'],
  [{ total: 1_204, stale: 1_000, incomplete: 2 }, '1,204 records, 204 fresh and 2 incomplete'],
])('%o: %s', (summary, sentence) => {
  expect(evidenceHeadline(summary)).toBe(sentence)
})
