import { expect, test } from 'vitest'
import * as schema from '#db/schema/index.ts'
import * as model from '../model.ts'

// The database cannot import the model, nor the other way round: each has the words, and this holds them together. Their
// order counts too: PostgreSQL compares severities by it.
test.each([
  ['severity', schema.severity, model.severities],
  ['finding type', schema.findingType, model.findingTypes],
  ['run status', schema.runStatus, model.runStatuses],
  ['disposition', schema.disposition, model.dispositions],
  ['outcome of a request', schema.dispositionOutcome, model.dispositionOutcomes],
  ['finding event', schema.findingEventKind, model.findingEventKinds],
] as const)('the database and the model have the same words for %s', (_what, stored, words) => {
  expect(stored.enumValues).toEqual(words)
})
