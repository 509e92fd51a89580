import { describe, expect, it } from 'vitest'
import { noFilter } from './finding-filter.ts'
import { readFindingFilter, writeFindingFilter } from './finding-query.ts'

const asset = '018f4e5a-0000-7000-8000-000000000001'

describe('the filter in an address', () => {
  it('is short when nothing is filtered', () => {
    expect(writeFindingFilter(noFilter)).toBe('')
    expect(readFindingFilter({})).toEqual(noFilter)
  })

  it('reads back as it was written, commas in a branch included', () => {
    const filter = {
      ...noFilter,
      q: 'log4j, all of it',
      severity: ['critical' as const, 'high' as const],
      branch: ['release/1,2', '~'],
      asset: [asset],
      sla: ['overdue' as const],
      sort: 'due.asc' as const,
    }
    const written = Object.fromEntries(new URLSearchParams(writeFindingFilter(filter)))
    expect(readFindingFilter(written)).toEqual(filter)
  })

  it('leaves out what means nothing and keeps the rest', () => {
    const read = readFindingFilter({
      severity: 'critical,terrible',
      asset: 'not-an-id',
      sort: 'title.up',
      status: 'gone',
      secret: 'x',
    })
    expect(read).toEqual({ ...noFilter, severity: ['critical'] })
  })

  it('takes a repeated parameter and drops repeated values', () => {
    expect(readFindingFilter({ type: ['secret', 'secret,web'] }).type).toEqual(['secret', 'web'])
  })
})
