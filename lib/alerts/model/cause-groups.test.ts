import { expect, test } from 'vitest'
import { alertKinds } from '../model.ts'
import { causeGroups, kindsOf } from './cause-groups.ts'

test('every kind of alert is judged in one group', () => {
  expect(causeGroups.flatMap((group) => kindsOf[group]).toSorted()).toEqual(alertKinds.toSorted())
})
