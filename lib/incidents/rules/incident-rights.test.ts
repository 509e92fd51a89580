import { expect, test } from 'vitest'
import { incidentStatuses } from '../model.ts'
import { incidentRights } from './incident-rights.ts'

const standing = {
  status: 'classified' as const,
  claimed: new Set<never>(),
  isAcknowledged: false,
  isAcknowledgementOwed: true,
  owesPostMortem: true,
  waitingById: null,
  classifiedById: 'ann',
}
const bob = { userId: 'bob', mayRespond: true, isLive: true }

test('a page of the past, a reader and a token are offered nothing', () => {
  for (const caller of [
    { ...bob, isLive: false },
    { ...bob, mayRespond: false },
    { ...bob, userId: null },
  ])
    expect(incidentRights(standing, caller)).toMatchObject({ respond: false, acknowledge: false, moves: [] })
})

test('nobody decides on the lower severity that they proposed', () => {
  const waiting = { ...standing, waitingById: 'bob' }
  expect(incidentRights(waiting, bob).decideDowngrade).toBe(false)
  expect(incidentRights(waiting, { ...bob, userId: 'ann' }).decideDowngrade).toBe(true)
})

test('who classified what would owe a post-mortem is told why they do not dismiss it', () => {
  const whyNot = (userId: string, owesPostMortem: boolean) =>
    incidentRights({ ...standing, owesPostMortem }, { ...bob, userId }).moves.find(
      ({ to }) => to === 'dismissed',
    )?.whyNot
  expect(whyNot('ann', true)).toMatch(/second person/)
  expect(whyNot('ann', false)).toBeNull()
  expect(whyNot('bob', true)).toBeNull()
})

test('what nobody classified is not dismissed', () => {
  const reported = { ...standing, status: 'reported' as const, owesPostMortem: false, classifiedById: null }
  const dismiss = incidentRights(reported, bob).moves.find(({ to }) => to === 'dismissed')
  expect(dismiss?.whyNot).toMatch(/^Classify it first/)
})

test('a resolution names the steps that are missing', () => {
  const recovering = { ...standing, status: 'recovering' as const, claimed: new Set(['triage' as const]) }
  const [resolve] = incidentRights(recovering, bob).moves
  expect(resolve?.whyNot).toBe('Claim with evidence first: contain, eradicate, recover.')
})

test('what owes a post-mortem is not closed from its resolution', () => {
  const resolved = { ...standing, status: 'resolved' as const }
  const close = (owesPostMortem: boolean) =>
    incidentRights({ ...resolved, owesPostMortem }, bob).moves.find(({ to }) => to === 'closed')?.whyNot
  expect(close(true)).toMatch(/post-mortem/)
  expect(close(false)).toBeNull()
})

test('every reason is a sentence', () => {
  for (const status of incidentStatuses)
    for (const { whyNot } of incidentRights({ ...standing, status }, { ...bob, userId: 'ann' }).moves)
      if (whyNot !== null) expect(whyNot).toMatch(/^[A-Z].*\.$/)
})
