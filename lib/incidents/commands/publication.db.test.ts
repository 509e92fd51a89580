import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hourMs } from '#lib/platform/clock.ts'
import { type GitHubStandIn, startGitHub } from '#lib/platform/github/testing/server.ts'
import { readAllowList } from '#lib/platform/http/address-rules.ts'
import {
  countsOf,
  createPublicationWorld,
  type PublicationWorld,
  publishedOnce,
} from '../testing/publication-world.ts'
import { type Advance, advancePublication } from './advance-publication/index.ts'
import { cancelPublication } from './cancel-publication.ts'
import { publishPostMortem } from './publish-post-mortem.ts'
import { replaceCredential } from './replace-credential.ts'
import { retireDestination } from './retire-destination.ts'
import { retryPublication } from './retry-publication.ts'

const allow = readAllowList(['127.0.0.1'], 'PLUMBLINE_PUBLICATION_HOSTS')

let world: PublicationWorld
let gitHub: GitHubStandIn
beforeEach(async () => {
  world = await createPublicationWorld()
  gitHub = await startGitHub()
})
afterEach(async () => {
  await gitHub.close()
  await world[Symbol.asyncDispose]()
  expect(gitHub.violations).toEqual([])
})

const path = 'post-mortems/inc-1.md'
const branchName = 'post-mortem/inc-1-v1'
const publish = (version = 1) => publishPostMortem(world.lead, { number: 1, version })
const step = (publicationId: string) => advancePublication(world.worker(), { publicationId, allow })

/** Steps until it is proven, or something keeps it back. */
async function run(publicationId: string): Promise<Advance> {
  for (;;) {
    const advance = await step(publicationId)
    if (advance.outcome !== 'moved' || advance.state === 'proven') return advance
  }
}

async function begin(): Promise<string> {
  await world.toGitHub(gitHub)
  return (await publish()).publicationId
}

const rowOf = async (id: string) => {
  const [row] = await world.sql('select * from publications where id = $1', [id])
  return row
}

describe('an approved post-mortem goes to GitHub', () => {
  test('by branch, commit, pull request and merge, and stops the clock once anybody can read it', async () => {
    const id = await begin()
    const states: unknown[] = []
    for (let advance = await step(id); advance.outcome === 'moved'; advance = await step(id))
      states.push(advance.state)
    expect(states).toEqual(['branched', 'committed', 'requested', 'merged', 'proven'])
    expect(await countsOf(world)).toEqual(publishedOnce)
    expect(gitHub.repository.head('main')?.files.get(path)).toBe(world.markdown)
    const [clock] = await world.sql<{ proof: { type: string; url: string } }>(
      `select proof from incident_clocks where kind = 'publish'`,
    )
    expect(clock?.proof).toMatchObject({
      type: 'published',
      publicationId: id,
      url: expect.stringContaining(path),
    })
    const [kept] = await world.sql<{ text: string }>(
      `select receipt ->> 'query' as text from evidence where kind = 'post-mortem'`,
    )
    expect(kept?.text).toContain('without any credential')
  })

  test('whose page was read without any credential', async () => {
    await run(await begin())
    const pages = gitHub.seen.filter(({ path: of }) => of.startsWith('/raw/'))
    expect(pages).toEqual([expect.objectContaining({ authorization: null })])
  })

  test('and says so in the ledger, with every step and the digest of the page, never with the token', async () => {
    await run(await begin())
    const entries = await world.sql<{ leaf: string; payload: string }>(
      `select convert_from(e.leaf, 'UTF8') as leaf, convert_from(p.payload, 'UTF8') as payload
       from ledger_entries e join ledger_payloads p on p.index = e.index order by e.index`,
    )
    const decisions = entries.map(({ leaf }) => JSON.parse(leaf) as { action: string; decision?: string })
    expect(
      decisions.filter(({ action }) => action === 'publication.advance').map(({ decision }) => decision),
    ).toEqual(['branched', 'committed', 'requested', 'merged', 'proven'])
    expect(JSON.stringify(entries)).not.toContain('valid-token')
  })

  test('in a later edition, as another commit on the same file', async () => {
    await run(await begin())
    const second = await world.approve(2, { summary: 'It was used for fifty minutes.' })
    const { publicationId } = await publish(2)
    expect(await run(publicationId)).toMatchObject({ state: 'proven' })
    expect(gitHub.repository.head('main')?.files.get(path)).toBe(second)
    expect(gitHub.repository.changesOf('main', path)).toBe(2)
    expect(await countsOf(world)).toMatchObject({ proven: 2, evidence: 2, stopped: 1, moves: 1 })
  })

  test('once, however many workers are at it', async () => {
    const id = await begin()
    for (let round = 0; round < 8; round++)
      await Promise.all(
        ['a', 'b', 'c'].map((name) => advancePublication(world.worker(name), { publicationId: id, allow })),
      )
    expect(await countsOf(world)).toEqual(publishedOnce)
    expect(gitHub.repository.pulls).toHaveLength(1)
    expect(gitHub.repository.changesOf('main', path)).toBe(1)
  })
})

describe('what keeps it back is told, and it goes on once that is mended', () => {
  type Case = [what: string, code: string, state: string, turn: () => void, mend: () => unknown]
  const cases: Case[] = [
    [
      'a private repository',
      'repository_private',
      'queued',
      () => set({ isPrivate: true }),
      () => set({ isPrivate: false }),
    ],
    [
      'an archived repository',
      'repository_archived',
      'queued',
      () => set({ isArchived: true }),
      () => set({ isArchived: false }),
    ],
    [
      'a credential without the right to write',
      'no_permission',
      'queued',
      () => set({ mayPush: false }),
      () => set({ mayPush: true }),
    ],
    ['a protected branch', 'protected_branch', 'requested', () => set({ needsApproval: true }), mergeByHand],
    [
      'a conflict',
      'conflict',
      'requested',
      () => set({ hasConflicts: true }),
      () => set({ hasConflicts: false }),
    ],
    [
      'a used-up limit',
      'rate_limited',
      'queued',
      () => turn({ limitedForSeconds: 600 }),
      () => turn({ limitedForSeconds: null }),
    ],
    [
      'a server that is down',
      'unreachable',
      'queued',
      () => turn({ isDown: true }),
      () => turn({ isDown: false }),
    ],
    [
      'a page that is not there yet',
      'page_not_visible',
      'merged',
      () => turn({ publicText: () => null }),
      () => turn({ publicText: (text) => text }),
    ],
    [
      'a page that shows something else',
      'page_differs',
      'merged',
      () => turn({ publicText: (text) => `${text}\n` }),
      () => turn({ publicText: (text) => text }),
    ],
  ]
  const set = (settings: Partial<GitHubStandIn['repository']>) => Object.assign(gitHub.repository, settings)
  const turn = (state: Partial<GitHubStandIn['state']>) => Object.assign(gitHub.state, state)
  function mergeByHand() {
    const [pull] = gitHub.repository.pulls
    if (pull !== undefined) gitHub.repository.merge(pull)
  }

  test.each(cases)('%s', async (_, code, state, spoil, mend) => {
    const id = await begin()
    spoil()
    expect(await run(id)).toEqual({ outcome: 'blocked', state, code })
    expect(await rowOf(id)).toMatchObject({
      blocked_code: code,
      blocked_message: expect.stringMatching(/\.|”$/),
      blocked_next_step: expect.any(String),
      attempts: 1,
      next_attempt_at: expect.any(Date),
    })
    expect(await countsOf(world)).toMatchObject({ proven: 0, evidence: 0, stopped: 0, incident: 'review' })
    await mend()
    await retryPublication(world.lead, { publicationId: id })
    expect(await run(id)).toMatchObject({ outcome: 'moved', state: 'proven' })
    expect(await countsOf(world)).toEqual(publishedOnce)
    expect(await rowOf(id)).toMatchObject({ blocked_code: null, blocked_message: null, attempts: 0 })
  })

  test('a revoked token, until the destination has another', async () => {
    const { destinationId } = await world.toGitHub(gitHub)
    const { publicationId } = await publish()
    await step(publicationId)
    gitHub.state.tokens.clear()
    gitHub.state.tokens.add('fresh-token')
    expect(await step(publicationId)).toMatchObject({ code: 'credential_refused', state: 'branched' })
    await replaceCredential(world.lead, {
      destinationId,
      credential: { type: 'token', token: 'fresh-token' },
    })
    await retryPublication(world.lead, { publicationId })
    expect(await run(publicationId)).toMatchObject({ state: 'proven' })
  })

  async function closed(): Promise<string> {
    const id = await begin()
    set({ needsApproval: true })
    await run(id)
    for (const pull of gitHub.repository.pulls) pull.state = 'closed'
    expect(await step(id)).toMatchObject({ code: 'closed_without_merge' })
    set({ needsApproval: false })
    return id
  }

  test('a pull request that somebody closed, until it is opened again', async () => {
    const id = await closed()
    for (const pull of gitHub.repository.pulls) pull.state = 'open'
    expect(await run(id)).toMatchObject({ state: 'proven' })
    expect(gitHub.repository.pulls).toHaveLength(1)
  })

  test('a pull request that somebody closed, until the lead has another one opened', async () => {
    const id = await closed()
    await retryPublication(world.lead, { publicationId: id })
    expect(await run(id)).toMatchObject({ state: 'proven' })
    expect(gitHub.repository.pulls.map(({ mergedAt }) => mergedAt !== null)).toEqual([false, true])
    expect(gitHub.repository.changesOf('main', path)).toBe(1)
  })

  test.each([
    ['the file', path],
    ['another file', 'README.md'],
  ])('a branch on which somebody changed %s: what was not approved is never merged', async (_, changed) => {
    const id = await begin()
    for (let at = 0; at < 3; at++) await step(id)
    gitHub.repository.write(branchName, changed, '# Something else\n', 'Tamper')
    expect(await step(id)).toMatchObject({ code: 'branch_changed' })
    expect(gitHub.repository.head('main')?.files.has(path)).toBe(false)
    gitHub.repository.deleteBranch(branchName)
    await retryPublication(world.lead, { publicationId: id })
    expect(await run(id)).toMatchObject({ state: 'proven' })
    expect(gitHub.repository.head('main')?.files.get('README.md')).toBe('# Security\n')
  })

  test('a branch on which somebody was before the commit: neither is that merged', async () => {
    const id = await begin()
    await step(id)
    gitHub.repository.write(branchName, 'README.md', '# Something else\n', 'Tamper')
    expect(await run(id)).toMatchObject({ code: 'branch_changed', state: 'requested' })
    expect(gitHub.repository.head('main')?.files.get('README.md')).toBe('# Security\n')
  })

  test('a repository that does not exist', async () => {
    const id = await begin()
    await world.sql(`update publication_destinations set repository = 'elsewhere'`)
    expect(await step(id)).toMatchObject({ code: 'repository_not_found' })
  })

  test('a host that left the list', async () => {
    const id = await begin()
    const none = readAllowList(['api.github.com'], 'PLUMBLINE_PUBLICATION_HOSTS')
    expect(await advancePublication(world.worker(), { publicationId: id, allow: none })).toMatchObject({
      code: 'host_not_allowed',
    })
    expect(gitHub.seen).toEqual([])
  })

  test('a repository that became private after the merge: it proves nothing', async () => {
    const id = await begin()
    for (let at = 0; at < 4; at++) await step(id)
    set({ isPrivate: true })
    expect(await step(id)).toMatchObject({ code: 'repository_private', state: 'merged' })
    expect(await countsOf(world)).toMatchObject({ evidence: 0, stopped: 0 })
  })

  test('an incident that was re-opened: nothing is merged, and no clock stops', async () => {
    const id = await begin()
    await step(id)
    await world.sql(`update incidents set status = 'triaging', resolved_at = null`)
    expect(await step(id)).toMatchObject({ code: 'incident_reopened', state: 'branched' })
  })

  test('a text from before a re-opening proves itself, but not what is owed since', async () => {
    const id = await begin()
    for (let at = 0; at < 4; at++) await step(id)
    await world.sql("update incidents set resolved_at = now() + interval '1 minute'")
    expect(await step(id)).toMatchObject({ state: 'proven' })
    expect(await countsOf(world)).toMatchObject({ proven: 1, evidence: 1, stopped: 0, incident: 'review' })
  })

  test('the same obstacle again is counted, not told again', async () => {
    const id = await begin()
    set({ isPrivate: true })
    for (let at = 0; at < 3; at++) await step(id)
    expect(await rowOf(id)).toMatchObject({ attempts: 3 })
    const told = await world.sql(`select what from publication_events where what like '%not public%'`)
    expect(told).toHaveLength(1)
  })
})

describe('publishing', () => {
  const refusal = (asked: Promise<unknown>) =>
    asked.then(
      () => 'not refused',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )

  test('needs the lead, a fresh code, and a destination', async () => {
    await expect(publish()).rejects.toMatchObject({ code: 'not_found' })
    await world.toGitHub(gitHub)
    const responder = world.author
    await expect(publishPostMortem(responder, { number: 1, version: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const stale = { ...world.lead, mfaAt: new Date(world.clock.now().getTime() - hourMs) }
    await expect(publishPostMortem(stale, { number: 1, version: 1 })).rejects.toMatchObject({
      code: 'step_up_required',
    })
  })

  test('needs two approvals of people other than the author', async () => {
    await world.toGitHub(gitHub)
    await world.approve(2, {}, [world.author, world.reviewers[0]])
    expect(await refusal(publish(2))).toContain('have not approved')
  })

  test('is refused while the text holds something that may not be for the public', async () => {
    await world.toGitHub(gitHub)
    await world.approve(2, { impact: 'Write to priya.raman@covenant.example about it.' })
    expect(await refusal(publish(2))).toMatch(/may not be for the public/)
  })

  test('is refused for a version that is not the newest', async () => {
    await world.toGitHub(gitHub)
    await world.approve(2)
    expect(await refusal(publish(1))).toContain('Version 2 was saved since')
  })

  test('is refused while another version is on its way, and twice for the same', async () => {
    const id = await begin()
    expect(await refusal(publish())).toContain('on its way')
    await run(id)
    await expect(publish()).rejects.toMatchObject({ code: 'conflict' })
  })

  test('can be cancelled until it is merged, and asked for again', async () => {
    const id = await begin()
    await step(id)
    await cancelPublication(world.lead, { publicationId: id })
    expect(await step(id)).toEqual({ outcome: 'nothing', state: null })
    const again = await publish()
    expect(again.publicationId).toBe(id)
    for (let at = 0; at < 4; at++) await step(id)
    expect(await refusal(cancelPublication(world.lead, { publicationId: id }))).toContain('It is merged')
    expect(await run(id)).toMatchObject({ state: 'proven' })
    expect(await refusal(retryPublication(world.lead, { publicationId: id }))).toContain(
      'published and proven',
    )
  })

  test('keeps its destination in use until it is over; then its credential is forgotten', async () => {
    const { destinationId } = await world.toGitHub(gitHub)
    const { publicationId } = await publish()
    expect(await refusal(retireDestination(world.lead, { destinationId }))).toContain('on its way')
    await run(publicationId)
    await retireDestination(world.lead, { destinationId })
    await expect(publish()).rejects.toMatchObject({ code: expect.any(String) })
  })
})

test('a destination at a host that is not in the list is refused', async () => {
  const asked = world.toGitHub({ ...gitHub, apiUrl: 'https://elsewhere.example/api' })
  await expect(asked).rejects.toMatchObject({
    code: 'forbidden',
    nextStep: expect.stringContaining('PLUMBLINE_PUBLICATION_HOSTS'),
  })
})
