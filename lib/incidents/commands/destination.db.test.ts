import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hourMs } from '#lib/platform/clock.ts'
import { type GitServer, startGitServer } from '#lib/platform/git/testing/server.ts'
import { type GitHubStandIn, startGitHub } from '#lib/platform/github/testing/server.ts'
import { readAllowList } from '#lib/platform/http/address-rules.ts'
import { destinations } from '../queries/destinations.ts'
import { publications } from '../queries/publications.ts'
import { createPublicationWorld, type PublicationWorld } from '../testing/publication-world.ts'
import { advancePublication } from './advance-publication/index.ts'
import { makeDestinationDefault } from './make-destination-default.ts'
import { publishPostMortem } from './publish-post-mortem.ts'
import { replaceCredential } from './replace-credential.ts'
import { retireDestination } from './retire-destination.ts'
import { testDestination } from './test-destination.ts'

const allow = readAllowList(['127.0.0.1'], 'PLUMBLINE_PUBLICATION_HOSTS')

let world: PublicationWorld
let gitHub: GitHubStandIn
let git: GitServer
beforeEach(async () => {
  world = await createPublicationWorld()
  gitHub = await startGitHub()
  git = await startGitServer()
})
afterEach(async () => {
  await gitHub.close()
  await git.close()
  await world[Symbol.asyncDispose]()
  expect(gitHub.violations).toEqual([])
})

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'not refused',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )

describe('a destination', () => {
  test('that is the first is offered first; another one takes its place, or inherits it', async () => {
    const first = await world.toGitHub(gitHub)
    const second = await world.toGit(git)
    const names = async () =>
      (await destinations(world.lead, {})).map(({ name, isDefault, isRetired }) => [
        name,
        isDefault,
        isRetired,
      ])
    expect(await names()).toEqual([
      ['Our own git', false, false],
      ['Security advisories', true, false],
    ])
    await makeDestinationDefault(world.lead, { destinationId: second.destinationId })
    expect((await publications(world.lead, { number: 1 })).destinations.map(({ name }) => name)).toEqual([
      'Our own git',
      'Security advisories',
    ])
    await retireDestination(world.lead, { destinationId: second.destinationId })
    expect(await names()).toEqual([
      ['Security advisories', true, false],
      ['Our own git', false, true],
    ])
    expect(await refusal(testDestination(world.lead, { destinationId: second.destinationId }))).toContain(
      'no longer among the destinations',
    )
    expect(first.destinationId).not.toBe(second.destinationId)
  })

  test('keeps its credential nowhere that it can be read, not even when it is replaced', async () => {
    const { destinationId } = await world.toGit(git)
    const credential = { type: 'basic' as const, user: 'plumbline', password: 'hunter2-hunter2' }
    await replaceCredential(world.lead, { destinationId, credential })
    const stored = await world.sql<{ text: string }>(
      `select encode(sealed_credential, 'escape') as text from publication_destinations
       union all select convert_from(leaf, 'UTF8') from ledger_entries
       union all select convert_from(payload, 'UTF8') from ledger_payloads`,
    )
    const all = stored.map(({ text }) => text).join('\n')
    expect(all).toContain('Our own git')
    expect(all).not.toContain('hunter2')
    expect(all).not.toContain(git.login.password)
    expect(JSON.stringify(await destinations(world.lead, {}))).not.toContain('hunter2')
  })

  test('needs a fresh code, and a way to sign in that its kind knows', async () => {
    const { destinationId } = await world.toGitHub(gitHub)
    const credential = { type: 'none' as const }
    expect(await refusal(replaceCredential(world.lead, { destinationId, credential }))).toContain(
      'does not sign in that way',
    )
    const stale = { ...world.lead, mfaAt: new Date(world.clock.now().getTime() - hourMs) }
    await expect(retireDestination(stale, { destinationId })).rejects.toMatchObject({
      code: 'step_up_required',
    })
  })
})

describe('a test of a destination', () => {
  const tested = async (made: { destinationId: string }) => (await testDestination(world.lead, made)).checks

  test('says that a post-mortem would go through, and changes nothing', async () => {
    const checks = [
      ...(await tested(await world.toGitHub(gitHub))),
      ...(await tested(await world.toGit(git))),
    ]
    expect(checks.map(({ isGood }) => isGood)).toEqual([true, true, true, true])
    expect(gitHub.seen.every(({ method }) => method === 'GET')).toBe(true)
    expect([...gitHub.repository.branches.keys()]).toEqual(['main'])
  })

  test('says what is wrong, and what to do', async () => {
    gitHub.repository.isPrivate = true
    const [check] = await tested(await world.toGitHub(gitHub))
    expect(check).toMatchObject({
      isGood: false,
      text: expect.stringContaining('Make the repository public'),
    })
  })

  test('says that a password is wrong', async () => {
    const made = await world.toGit({ ...git, login: { user: 'plumbline', password: 'wrong' } })
    expect((await tested(made))[0]).toMatchObject({
      isGood: false,
      text: expect.stringContaining('refuses the credential'),
    })
  })
})

describe('a git server holds a publication up', () => {
  async function begin(): Promise<string> {
    await world.toGit(git)
    return (await publishPostMortem(world.lead, { number: 1, version: 1 })).publicationId
  }
  const step = (publicationId: string) => advancePublication(world.worker(), { publicationId, allow })

  test('when its hooks refuse the push, in their words', async () => {
    git.refusePushes('ask the keeper first')
    const id = await begin()
    expect(await step(id)).toMatchObject({ code: 'protected_branch', state: 'queued' })
    const { publications: shown } = await publications(world.lead, { number: 1 })
    expect(shown[0]?.block).toMatchObject({
      needs: 'person',
      message: expect.stringContaining('pre-receive hook'),
    })
  })

  test('when it shows the file to nobody outside', async () => {
    const id = await begin()
    expect(await step(id)).toMatchObject({ state: 'merged' })
    git.state.isPublic = false
    expect(await step(id)).toMatchObject({ code: 'page_not_visible' })
    git.state.isPublic = true
    expect(await step(id)).toMatchObject({ state: 'proven' })
  })
})

test('who may read incidents sees how a publication stands, but not where another one could go', async () => {
  await world.toGitHub(gitHub)
  const { publicationId } = await publishPostMortem(world.lead, { number: 1, version: 1 })
  const seen = await publications(world.author, { number: 1 })
  expect(seen).toMatchObject({ mayPublish: false, destinations: [], publications: [{ id: publicationId }] })
  const [shown] = seen.publications
  expect(shown).toMatchObject({
    state: 'queued',
    destination: { name: 'Security advisories', where: 'covenant/security' },
    path: 'post-mortems/inc-1.md',
    block: null,
    events: [{ state: 'queued', what: 'Cygnus asked for version 1 to be published.' }],
  })
})
