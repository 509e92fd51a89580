import { expect, test } from 'vitest'
import type { PublicationView } from '#lib/incidents/model/publication.ts'
import { prepareStages } from './prepare-stages.ts'

const at = new Date('2026-11-22T12:00:00Z')
const publication: PublicationView = {
  id: 'p',
  version: 3,
  state: 'committed',
  destination: { name: 'Advisories', kind: 'github', where: 'covenant/security' },
  branchName: 'post-mortem/inc-42-v3',
  path: 'post-mortems/inc-42.md',
  requestedAt: at,
  requestedByName: 'Cygnus',
  events: [
    { at, state: 'queued', what: 'asked' },
    { at, state: 'branched', what: 'branched' },
    { at, state: 'committed', what: 'committed' },
  ],
  block: null,
  attempts: 0,
  nextAttemptAt: at,
  commitSha: null,
  pullRequest: null,
  mergedAt: null,
  publicUrl: 'https://example.org',
  blobSha: '00',
  provenAt: null,
  evidenceId: null,
  cancelledAt: null,
}
const standings = (of: Partial<PublicationView>) =>
  prepareStages({ ...publication, ...of }).map(({ standing }) => standing)

test('what was reached is done, what follows is next, the rest is open', () => {
  expect(standings({})).toEqual(['done', 'done', 'done', 'next', 'open', 'open'])
})

test('what keeps it back stands at the stage it keeps from', () => {
  const block = { code: 'conflict', message: '', nextStep: '', needs: 'person' as const }
  expect(standings({ block })[3]).toBe('held')
})

test('a proven one has nothing left', () => {
  expect(new Set(standings({ state: 'proven' }))).toEqual(new Set(['done']))
})

test('a cancelled one stays at where it had come to', () => {
  const events = [...publication.events, { at, state: 'cancelled' as const, what: 'cancelled' }]
  expect(standings({ state: 'cancelled', events })).toEqual([
    'done',
    'done',
    'done',
    'dropped',
    'dropped',
    'dropped',
  ])
})

test('a plain git server knows no branch and no pull request', () => {
  const destination = { name: 'Git', kind: 'git' as const, where: 'https://git.example.org' }
  const stages = prepareStages({ ...publication, destination, state: 'merged' })
  expect(stages.map(({ title, standing }) => [title, standing])).toEqual([
    ['Asked for', 'done'],
    ['Pushed', 'done'],
    ['Read by anybody', 'next'],
  ])
})

test('each stage says when it was reached, as far as it is known', () => {
  expect(prepareStages({ ...publication, events: [] }).map((stage) => stage.at)).toEqual([
    at,
    null,
    null,
    null,
    null,
    null,
  ])
})
