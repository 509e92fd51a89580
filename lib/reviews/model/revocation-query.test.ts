import { describe, expect, it } from 'vitest'
import { type RevocationStatus, revocationStatuses } from '../model.ts'
import {
  boardSegments,
  countOf,
  readBoardRequest,
  statusesOf,
  writeBoardRequest,
} from './revocation-query.ts'

const systemId = '0190f7a4-1111-7111-8111-111111111111'
const cursor = { at: '2026-11-02T08:00:00.000Z', id: systemId }

describe('the address of the board', () => {
  it('opens with what is owed, what is due first', () => {
    expect(readBoardRequest({})).toEqual({
      segment: 'owed',
      filter: { statuses: [...statusesOf('owed')], isOverdue: false, order: 'due' },
      after: null,
    })
  })

  it('reads back what it wrote, for every segment', () => {
    for (const segment of boardSegments) {
      const asked = readBoardRequest({
        status: segment,
        quarter: '2026-Q4',
        system: systemId,
        overdue: 'yes',
        after: `${cursor.at}~${cursor.id}`,
      })
      expect(asked.after).toEqual(cursor)
      const written = new URLSearchParams(writeBoardRequest(asked, asked.after))
      expect(readBoardRequest(Object.fromEntries(written))).toEqual(asked)
    }
  })

  it('leaves out what means nothing, and shows the board all the same', () => {
    const asked = { status: 'gone', quarter: '2026', system: 'x', overdue: 'maybe', after: 'x~y' }
    expect(readBoardRequest(asked)).toEqual(readBoardRequest({}))
  })

  it('shows every state in some segment beside “all”', () => {
    const shown = new Set(
      boardSegments.filter((segment) => segment !== 'all').flatMap((one) => [...statusesOf(one)]),
    )
    expect([...shown].sort()).toEqual([...revocationStatuses].sort())
  })

  it('counts a segment by its states', () => {
    const counts = Object.fromEntries(
      revocationStatuses.map((status, place) => [status, place + 1]),
    ) as Record<RevocationStatus, number>
    expect(countOf('owed', counts)).toBe(1 + 2 + 4 + 6)
    expect(countOf('all', counts)).toBe(36)
  })
})
