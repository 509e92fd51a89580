import { expect, test } from 'vitest'
import { causeGroups } from '../model/cause-groups.ts'
import { alertKinds } from '../model.ts'
import { causeQueries } from './stated-causes.ts'

test('the causes of every kind of alert are read in one group, by one query', () => {
  const read = causeGroups.flatMap((group) => causeQueries[group].flatMap(({ kinds }) => kinds))
  expect(read.toSorted()).toEqual(alertKinds.toSorted())
})
