import { z } from 'zod'
import { type IncidentSeverity, incidentSeverities } from '../model.ts'

const answer = z.number().int().min(0).max(3)

/** Four questions, each answered 0 to 3 (clause V.B: classified at once, by the same measure each time). */
export const severityMatrixSchema = z.strictObject({
  impact: answer,
  spread: answer,
  data: answer,
  exploitation: answer,
})
export type SeverityMatrix = z.infer<typeof severityMatrixSchema>
export type MatrixQuestion = keyof SeverityMatrix

/** The questions in the order in which they are asked, each with what its answers mean. */
export const matrixQuestions: readonly {
  key: MatrixQuestion
  title: string
  ask: string
  answers: readonly [string, string, string, string]
}[] = [
  {
    key: 'impact',
    title: 'Impact',
    ask: 'What does it do to the service?',
    answers: [
      'Nothing yet',
      'Degraded for some',
      'Down for some, or degraded for all',
      'Down for all, or unsafe',
    ],
  },
  {
    key: 'spread',
    title: 'Spread',
    ask: 'How far does it reach?',
    answers: ['One account or host', 'One system', 'Several systems', 'A critical component, or unknown'],
  },
  {
    key: 'data',
    title: 'Data',
    ask: 'What data is exposed or changed?',
    answers: [
      'None',
      'Internal',
      'Confidential, or of a few people',
      'Model weights, secrets, or of many people',
    ],
  },
  {
    key: 'exploitation',
    title: 'Exploitation',
    ask: 'Is somebody using it?',
    answers: [
      'Only possible',
      'Could be used easily',
      'Signs of use',
      'Used now, or known to have been used',
    ],
  },
]

/** -1 when `a` is worse than `b`, 0 when they are the same, 1 when it is milder. */
export const compareSeverity = (a: IncidentSeverity, b: IncidentSeverity): number =>
  Math.sign(incidentSeverities.indexOf(a) - incidentSeverities.indexOf(b))

/** The worse of the two; the other one when one is unknown. */
export function worse(a: IncidentSeverity | null, b: IncidentSeverity): IncidentSeverity {
  return a !== null && compareSeverity(a, b) < 0 ? a : b
}
