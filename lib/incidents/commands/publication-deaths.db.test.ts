import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type GitServer, startGitServer } from '#lib/platform/git/testing/server.ts'
import { type GitHubStandIn, startGitHub } from '#lib/platform/github/testing/server.ts'
import { holdCommits, startProcess, untilForgotten, untilStuckOrOver } from '../testing/mortal-process.ts'
import {
  countsOf,
  createPublicationWorld,
  type PublicationWorld,
  publishedOnce,
} from '../testing/publication-world.ts'
import { publishPostMortem } from './publish-post-mortem.ts'

const path = 'post-mortems/inc-1.md'
/** Far more than there are points: a publication that gets nowhere fails instead of going on for ever. */
const mostLives = 120

let world: PublicationWorld
beforeEach(async () => {
  world = await createPublicationWorld()
})
afterEach(() => world[Symbol.asyncDispose]())

const publish = () => publishPostMortem(world.lead, { number: 1, version: 1 })
const stateOf = async () =>
  (await world.sql<{ state: string }>('select state from publications'))[0]?.state ?? ''

type Verdict = 'go on' | 'hang up'
type Server = { state: { watch: (moment: 'before' | 'after', of: never) => Verdict | Promise<Verdict> } }

/**
 * Runs workers one after the other, each killed at the first point where none was killed before: before a request is
 * done, after it was done but not answered, and when all is done but the commit.
 * @returns every point at which one died
 */
async function dieEverywhere(server: Server): Promise<string[]> {
  const deaths: string[] = []
  const hold: { now: Awaited<ReturnType<typeof holdCommits>> | null } = { now: null }
  let at = { state: '', request: 0 }
  let worker = startProcess(world, 'worker')

  server.state.watch = async (moment) => {
    const state = await stateOf()
    if (state !== at.state) at = { state, request: 0 }
    if (hold.now === null && !deaths.includes(`${state}: before the commit`))
      hold.now = await holdCommits(world)
    const point = `${state}: ${moment} request ${at.request}`
    if (moment === 'after') at.request++
    if (deaths.includes(point)) return 'go on'
    deaths.push(point)
    worker.kill()
    await worker.end
    return 'hang up'
  }

  for (let life = 0; life < mostLives; life++) {
    const state = await untilStuckOrOver(world, worker.end)
    if (state === 'stuck') {
      deaths.push(`${at.state}: before the commit`)
      worker.kill()
      await worker.end
    }
    await hold.now?.letGo()
    hold.now = null
    await untilForgotten(world)
    if ((await stateOf()) === 'proven') return deaths
    at = { state: '', request: 0 }
    worker = startProcess(world, 'worker')
  }
  throw new Error(`not published after ${mostLives} deaths: ${deaths.join('; ')}`)
}

describe('a worker that dies at every point of a publication', () => {
  let gitHub: GitHubStandIn
  let git: GitServer
  beforeEach(async () => {
    gitHub = await startGitHub()
    git = await startGitServer()
  })
  afterEach(async () => {
    await gitHub.close()
    await git.close()
    expect(gitHub.violations).toEqual([])
  })

  test('leaves one page at GitHub', { timeout: 300_000 }, async () => {
    await world.toGitHub(gitHub)
    await publish()
    const deaths = await dieEverywhere(gitHub)
    for (const state of ['queued', 'branched', 'committed', 'requested', 'merged']) {
      expect(deaths).toContain(`${state}: before request 0`)
      expect(deaths).toContain(`${state}: after request 0`)
      expect(deaths).toContain(`${state}: before the commit`)
    }
    expect(await countsOf(world)).toEqual(publishedOnce)
    const { repository } = gitHub
    expect(repository.head('main')?.files.get(path)).toBe(world.markdown)
    expect(repository.changesOf('main', path)).toBe(1)
    expect(repository.pulls).toHaveLength(1)
    expect([...repository.branches.keys()]).toEqual(['main', 'post-mortem/inc-1-v1'])
    expect(repository.changesOf('post-mortem/inc-1-v1', path)).toBe(1)
  })

  test('leaves one commit on a git server', { timeout: 300_000 }, async () => {
    await world.toGit(git)
    await publish()
    const deaths = await dieEverywhere(git)
    for (const state of ['queued', 'merged']) expect(deaths).toContain(`${state}: before the commit`)
    expect(deaths.length).toBeGreaterThanOrEqual(14)
    expect(await countsOf(world)).toEqual(publishedOnce)
    expect(git.git('show', `main:${path}`)).toBe(world.markdown)
    expect(git.git('rev-list', '--count', 'main').trim()).toBe('2')
  })

  test('two workers at once publish once', async () => {
    await world.toGitHub(gitHub)
    await publish()
    const workers = [startProcess(world, 'worker'), startProcess(world, 'worker')]
    await Promise.all(workers.map(({ end }) => end))
    expect(await countsOf(world)).toEqual(publishedOnce)
    expect(gitHub.repository.pulls).toHaveLength(1)
    expect(gitHub.repository.changesOf('main', path)).toBe(1)
  })
})

describe('a web process that dies while the lead publishes', () => {
  let gitHub: GitHubStandIn
  beforeEach(async () => {
    gitHub = await startGitHub()
    await world.toGitHub(gitHub)
  })
  afterEach(() => gitHub.close())

  const finish = async () => {
    await startProcess(world, 'worker').end
    expect(await countsOf(world)).toEqual(publishedOnce)
  }

  test('before its commit: nothing was asked for, and asking again publishes once', async () => {
    const held = await holdCommits(world)
    const web = startProcess(world, 'web')
    expect(await untilStuckOrOver(world, web.end)).toBe('stuck')
    web.kill()
    expect(await web.end).toBe('killed')
    await held.letGo()
    await untilForgotten(world)
    expect(await stateOf()).toBe('')
    await publish()
    await finish()
  })

  test('after its commit, before anybody was told: it is asked for once, and goes on', async () => {
    const web = startProcess(world, 'web', () => web.kill())
    await web.end
    await untilForgotten(world)
    await expect(publish()).rejects.toMatchObject({ code: 'conflict' })
    await finish()
  })
})
