import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, test } from 'vitest'
import { inSteps, StepsFailed } from './in-steps.ts'

const failureOf = async (work: Parameters<typeof inSteps>[1]): Promise<StepsFailed> => {
  const error = await inSteps('reviews.advance', work).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof StepsFailed) return error
  throw new Error('The job did not fail by its steps.')
}
const fail = (message: string) => () => Promise.reject(new Error(message))

test('a step that fails keeps no other from its turn, and the job fails after the last one', async () => {
  const done: string[] = []
  const error = await failureOf(async (step) => {
    await step('first', fail('no draft'))
    await step('second', async () => done.push('second'))
    await step('third', fail('no mail'))
    await step('fourth', async () => done.push('fourth'))
  })
  expect(done).toEqual(['second', 'fourth'])
  expect(error.message).toBe('2 steps of reviews.advance failed: first (no draft); third (no mail).')
  expect(error.failures.map(({ step }) => step)).toEqual(['first', 'third'])
})

test('a step gives what it found; one that failed gives nothing', async () => {
  const error = await failureOf(async (step) => {
    expect(await step('finds', async () => 7)).toBe(7)
    expect(await step('fails', fail('nothing found'))).toBeUndefined()
  })
  expect(error.message).toBe('A step of reviews.advance failed: fails (nothing found).')
})

test('without a fault nothing is thrown', async () => {
  await inSteps('reviews.advance', async (step) => {
    await step('only', async () => undefined)
  })
})

test('the values that a statement was at are in no message', async () => {
  const error = await failureOf(async (step) => {
    await step('writes', () =>
      Promise.reject(new DrizzleQueryError('insert into users values ($1)', ['hunter2'])),
    )
  })
  expect(error.message).toContain('insert into users')
  expect(error.message).not.toContain('hunter2')
})

test('of very many that failed the first are named, and the rest counted', async () => {
  const error = await failureOf(async (step) => {
    for (let n = 1; n <= 12; n++) await step(`import ${n}`, fail('gone'))
  })
  expect(error.message).toMatch(/^12 steps .*import 5 \(gone\) and 7 more\.$/)
})
