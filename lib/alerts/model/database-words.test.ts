import { expect, test } from 'vitest'
import * as schema from '#db/schema/index.ts'
import * as model from '../model.ts'

// The database cannot import the model, nor the other way round: each has the words, and this holds them together. The
// order of urgencies counts, too: the inbox sorts by it.
test.each([
  ['kind of alert', schema.alertKind, model.alertKinds],
  ['urgency', schema.alertUrgency, model.alertUrgencies],
  ['cadence', schema.digestCadence, model.digestCadences],
] as const)('the database and the model have the same words for %s', (_what, stored, words) => {
  expect(stored.enumValues).toEqual(words)
})
