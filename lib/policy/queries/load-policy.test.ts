import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallPolicy, vocabulary } from '../testing/small-policy.ts'
import { loadPolicy } from './load-policy.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-policy-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a file is read with its digest and the text as it was', async () => {
  const file = join(folder, 'good.yaml')
  await writeFile(file, smallPolicy)
  const loaded = await loadPolicy(file, vocabulary)
  expect(loaded).toMatchObject({ policy: { title: 'House rules' }, text: smallPolicy })
  expect(loaded.digest).toHaveLength(64)
})

test('a file with mistakes is refused with one detail for each', async () => {
  const file = join(folder, 'bad.yaml')
  await writeFile(
    file,
    smallPolicy.replace('within_days: 7', 'within_days: never').replace('format: 1', 'format: 9'),
  )
  await expect(loadPolicy(file, vocabulary)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining(
      `The policy file ${file} has 2 mistakes: ${file}:1:9 format: expected 1`,
    ),
    nextStep: 'Correct the lines named here; the policy in force stays as it is until then.',
    details: [
      { path: 'format', message: `${file}:1:9 format: expected 1, found the number 9.` },
      {
        path: 'pillars[0].clauses[0].controls[0].parameters.within_days',
        message: expect.stringContaining(':17:28'),
      },
    ],
  })
})

test('a file that is not there says so and what to do', async () => {
  await expect(loadPolicy(join(folder, 'none.yaml'), vocabulary)).rejects.toMatchObject({
    code: 'not_found',
    nextStep: 'Put the file back, or name another one, and start again.',
  })
})
