import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { loadPolicyFile } from './jobs.ts'
import { type PostureWorld, postureWorld } from './testing/posture-world.ts'

const good = 'policy/infrastructure-security.yaml'
let folder: string
let world: PostureWorld

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-policy-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  world = await postureWorld('2026-11-01T08:00:00Z')
  return () => world.database.drop()
})

test('the policy of this project is valid and put in force once', async () => {
  expect(await loadPolicyFile(world.worker, good)).toEqual({ isValid: true, version: 1, isNew: true })
  expect(await loadPolicyFile(world.worker, good)).toEqual({ isValid: true, version: 1, isNew: false })
})

test('a file with mistakes leaves the version in force and names each mistake with its line', async () => {
  await loadPolicyFile(world.worker, good)
  const file = join(folder, 'broken.yaml')
  writeFileSync(file, 'format: 1\ntitle: 7\npillars: []\n')
  const outcome = await loadPolicyFile(world.worker, file)
  expect(outcome).toMatchObject({ isValid: false, nextStep: expect.stringMatching(/stays as it is/) })
  expect(outcome.isValid === false && outcome.problems.map(({ message }) => message)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/broken\.yaml:2:\d+ title: expected text/),
      expect.stringMatching(/broken\.yaml:3:\d+ pillars: expected a list of at least 1/),
    ]),
  )
  expect((await policyInForce(world.worker, {}))?.version).toBe(1)
})

test('a missing file is said, and nothing else happens', async () => {
  const outcome = await loadPolicyFile(world.worker, join(folder, 'none.yaml'))
  expect(outcome).toMatchObject({ isValid: false, message: expect.stringMatching(/could not be read/) })
  expect(await policyInForce(world.worker, {})).toBeNull()
})
