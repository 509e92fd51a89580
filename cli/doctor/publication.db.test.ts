import { afterAll, beforeAll, expect, test } from 'vitest'
import { retireDestination } from '#lib/incidents/commands/retire-destination.ts'
import { createPublicationWorld, type PublicationWorld } from '#lib/incidents/testing/publication-world.ts'
import { type GitServer, startGitServer } from '#lib/platform/git/testing/server.ts'
import { checkDestinations, readDestinations } from './publication.ts'

const allowed = ['127.0.0.1']
let world: PublicationWorld
let git: GitServer
beforeAll(async () => {
  world = await createPublicationWorld()
  git = await startGitServer()
})
afterAll(async () => {
  await git.close()
  await world[Symbol.asyncDispose]()
})

const look = async (hosts: readonly string[] = allowed) =>
  checkDestinations(await readDestinations(world.database.app.db), hosts)

test('a repository is missing, answers, may not be called, or does not let us in: each in words', async () => {
  expect(await look()).toMatchObject([{ result: 'warn', message: 'none is set up.' }])

  const { destinationId } = await world.toGit(git)
  const [fine, ...more] = await look()
  expect(more).toEqual([])
  expect(fine).toMatchObject({ name: 'repository “Our own git”', result: 'ok' })
  expect(fine?.message).toContain('Pages are read at 127.0.0.1')

  for (const finding of await look(['git.example.org']))
    expect(finding).toMatchObject({
      result: 'fail',
      nextStep: expect.stringContaining('PLUMBLINE_PUBLICATION_HOSTS'),
    })

  await retireDestination(world.lead, { destinationId })
  expect(await look()).toMatchObject([{ message: 'none is set up.' }])
})

test('a credential that is refused is a failure, and is not printed', async () => {
  await world.toGit({ ...git, login: { user: git.login.user, password: 'hunter2-of-yesterday' } })
  const [finding] = await look()
  expect(finding).toMatchObject({ result: 'fail', nextStep: expect.any(String) })
  expect(JSON.stringify(finding)).not.toContain('hunter2')
})
