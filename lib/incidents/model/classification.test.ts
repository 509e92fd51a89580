import fc from 'fast-check'
import { expect, test } from 'vitest'
import { incidentSeverities } from '../model.ts'
import { classificationRules, severityFor } from './classification.ts'
import { compareSeverity, matrixQuestions, type SeverityMatrix, worse } from './severity.ts'

const answer = fc.integer({ min: 0, max: 3 })
const matrix: fc.Arbitrary<SeverityMatrix> = fc.record({
  impact: answer,
  spread: answer,
  data: answer,
  exploitation: answer,
})

test.each([
  ['nothing is known to be wrong yet', { impact: 0, spread: 0, data: 0, exploitation: 0 }, 'low'],
  ['one system is degraded for some', { impact: 1, spread: 1, data: 0, exploitation: 0 }, 'medium'],
  ['it is down for some', { impact: 2, spread: 1, data: 0, exploitation: 0 }, 'high'],
  [
    'secrets are exposed and nobody could use them',
    { impact: 0, spread: 0, data: 3, exploitation: 0 },
    'high',
  ],
  ['secrets are exposed and easily used', { impact: 0, spread: 0, data: 3, exploitation: 1 }, 'critical'],
  ['it is down for all', { impact: 3, spread: 1, data: 0, exploitation: 0 }, 'critical'],
] as const)('when %s, it is what the measure says', (_name, answers, severity) => {
  expect(severityFor(answers).severity).toBe(severity)
})

test('a graver answer never gives a milder severity', () => {
  fc.assert(
    fc.property(matrix, fc.constantFrom(...matrixQuestions), (answers, { key }) => {
      const graver = { ...answers, [key]: Math.min(3, answers[key] + 1) }
      expect(
        compareSeverity(severityFor(graver).severity, severityFor(answers).severity),
      ).toBeLessThanOrEqual(0)
    }),
  )
})

const answers = [0, 1, 2, 3]
const everyMatrix = answers.flatMap((impact) =>
  answers.flatMap((spread) =>
    answers.flatMap((data) => answers.map((exploitation) => ({ impact, spread, data, exploitation }))),
  ),
)

test('every severity is reached, and says why in a sentence of its own', () => {
  const given = everyMatrix.map(severityFor)
  expect(new Set(given.map(({ severity }) => severity))).toEqual(new Set(incidentSeverities))
  for (const { reasons } of given) expect(reasons.join(' ')).toMatch(/^[A-Z].*\.$/)
})

test('no rule is idle: each is the only reason for some answers', () => {
  const given = everyMatrix.map((one) => severityFor(one).reasons)
  const alone = new Set(given.flatMap((reasons) => (reasons.length === 1 ? reasons : [])))
  const idle = classificationRules.filter(({ because }) => !alone.has(because))
  expect(idle).toEqual([])
})

test('the highest severity of any history never falls', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...incidentSeverities), { minLength: 1 }), (history) => {
      const highest = history.reduce<(typeof history)[number] | null>((held, next) => worse(held, next), null)
      for (const severity of history)
        expect(compareSeverity(highest ?? 'low', severity)).toBeLessThanOrEqual(0)
    }),
  )
})
