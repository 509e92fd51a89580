import { describe, expect, test } from 'vitest'
import {
  type IncidentStatus,
  incidentStatuses,
  type ResponseStep,
  responseSteps,
} from '#lib/incidents/model.ts'
import { primaryMove } from './primary-move.ts'

const may = { respond: true, acknowledge: false, classify: true, decideDowngrade: false, moves: [] }
const claim = { doneAt: '', recordedAt: '', byName: '', note: '', evidence: [] }
const incident = (status: IncidentStatus, claimed: readonly ResponseStep[] = [], owesPostMortem = true) => ({
  status,
  owesPostMortem,
  may,
  steps: responseSteps.map((step) => ({
    step,
    claim: claimed.includes(step) ? claim : null,
    voidedCount: 0,
  })),
})

describe('the one button of an incident', () => {
  test.each<[IncidentStatus, ReturnType<typeof primaryMove>]>([
    ['reported', { kind: 'classify' }],
    ['classified', { kind: 'begin-triage' }],
    ['mobilised', { kind: 'begin-triage' }],
    ['triaging', { kind: 'claim', step: 'triage', label: 'Claim: triage' }],
    ['eradicated', { kind: 'begin-recovery' }],
    ['resolved', { kind: 'post-mortem', label: 'Draft the post-mortem' }],
    ['review', { kind: 'post-mortem', label: 'Open the post-mortem review' }],
    ['published', { kind: 'close' }],
    ['closed', null],
    ['dismissed', null],
  ])('leads on from %s', (status, move) => {
    expect(primaryMove(incident(status))).toEqual(move)
  })

  test('says that one is there before it begins, while somebody is called', () => {
    expect(primaryMove({ ...incident('classified'), may: { ...may, acknowledge: true } })).toEqual({
      kind: 'acknowledge',
    })
  })

  test('asks for the step that is missing before it resolves', () => {
    expect(primaryMove(incident('recovering', ['triage', 'contain', 'eradicate']))).toMatchObject({
      step: 'recover',
    })
    expect(primaryMove(incident('recovering', responseSteps))).toEqual({ kind: 'resolve' })
  })

  test('closes what owes no post-mortem once it is resolved', () => {
    expect(primaryMove(incident('resolved', responseSteps, false))).toEqual({ kind: 'close' })
  })

  test('offers nothing to whoever may only read', () => {
    const reader = { ...may, respond: false, classify: false }
    expect(incidentStatuses.map((status) => primaryMove({ ...incident(status), may: reader }))).toEqual(
      incidentStatuses.map(() => null),
    )
  })
})
