import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listFixtures } from '#lib/platform/testing/fixtures.ts'
import { readGithub } from './github.ts'
import { namedIncidents, plain } from './outside-text.ts'
import { readPagerduty } from './pagerduty.ts'
import { readStandard } from './standard.ts'

const samples = listFixtures(['github-webhooks'])
const eventOf = (file: string) => basename(file).split('__')[0] ?? ''
const sample = (name: string) => {
  const found = samples.find(({ file }) => basename(file).startsWith(name))
  return readGithub(eventOf(name), readFileSync(found?.file ?? '', 'utf8')).event
}

describe.skipIf(samples.length === 0)('the samples that GitHub publishes', () => {
  test.each(samples.map(({ file }) => [basename(file), file]))('%s becomes one line', (_, file) => {
    const { event } = readGithub(eventOf(file), readFileSync(file, 'utf8'))
    expect(event?.body).toMatch(/^\S[^\n]+$/)
    expect(event?.body).not.toMatch(/undefined|null|\[object/)
    expect(event?.authorName).toMatch(/^GitHub: \S/)
    for (const link of event?.links ?? []) expect(link.href).toMatch(/^https:\/\//)
  })

  test('say what happened, when, and where to look', () => {
    expect(sample('pull_request__closed')).toMatchObject({
      kind: 'action',
      body: 'Pull request 2 “Update the README with new information.” was closed in Codertocat/Hello-World',
    })
    expect(sample('repository_vulnerability_alert__create.payload')).toMatchObject({
      kind: 'detection',
      body: 'Vulnerability alert CVE-2018-16470 for rack: create in Codertocat/Hello-World',
      observedAt: new Date('2021-03-01T01:23:45Z'),
    })
    expect(sample('deployment__payload')?.body).toMatch(/^Deployment of “.+” to production was asked for in /)
    expect(sample('push__with-new-branch')?.body).toMatch(/^Pushed \d+ commits? to “master”/)
  })
})

describe('a webhook of GitHub', () => {
  test('names its incidents anywhere, each once', () => {
    const raw = JSON.stringify({
      ref: 'refs/heads/fix-INC-42',
      head_commit: { message: 'inc-42, inc-7: rotate' },
      commits: [],
    })
    expect(readGithub('push', raw).numbers).toEqual([42, 7])
    expect(namedIncidents('INC-0 ZINC-4 INC-')).toEqual([])
  })

  test('never carries a found secret over', () => {
    const raw = JSON.stringify({
      action: 'created',
      alert: { secret: 'ghp_real', secret_type: 'github_token' },
    })
    expect(JSON.stringify(readGithub('secret_scanning_alert', raw).event)).not.toContain('ghp_real')
  })

  test('is escaped: a title cannot format, link or embed', () => {
    const hostile = '[click](javascript:x) ![p](https://t.example/i.png) <img src=x> **b** `c`'
    const raw = JSON.stringify({ action: 'opened', issue: { number: 1, title: hostile } })
    expect(readGithub('issues', raw).event?.body).toContain(plain(hostile))
    expect(plain(hostile)).not.toMatch(/(?<!\\)[[\]<>*`!(]/)
  })

  test('of a ping says nothing; one that is no object is refused', () => {
    expect(readGithub('ping', '{"zen":"x"}').event).toBeNull()
    for (const raw of ['', '[]', 'null', '"x"']) expect(() => readGithub('push', raw)).toThrow(/JSON/)
  })
})

/** In the shape of PagerDuty's documentation of webhooks, version 3. */
const pagerduty = (event_type: string, data: object) =>
  JSON.stringify({
    event: {
      id: '01BA4P6L5SWXYZ0JJQH4QX4RX4',
      event_type,
      resource_type: 'incident',
      occurred_at: '2026-11-20T22:14:05.123Z',
      agent: { id: 'PLH1HKV', type: 'user_reference', summary: 'Priya Raman' },
      client: null,
      data,
    },
  })
const incident = {
  id: 'PGR0VU2',
  type: 'incident',
  html_url: 'https://acme.pagerduty.com/incidents/PGR0VU2',
  number: 2,
  status: 'triggered',
  title: '403s, then success, from ci-deploy',
  service: { id: 'PF9KMXH', summary: 'Inference gateway' },
  urgency: 'high',
}

describe('a webhook of PagerDuty', () => {
  test('begins an incident when one is triggered there', () => {
    expect(readPagerduty(pagerduty('incident.triggered', incident))).toMatchObject({
      deliveryId: '01BA4P6L5SWXYZ0JJQH4QX4RX4',
      reference: {
        source: 'pagerduty',
        externalId: 'PGR0VU2',
        opens: {
          title: 'PagerDuty: 403s, then success, from ci-deploy',
          summary: expect.stringContaining('Inference gateway, urgency high'),
          detectedAt: new Date('2026-11-20T22:14:05.123Z'),
        },
      },
      event: { kind: 'detection', authorName: 'PagerDuty: Priya Raman' },
    })
  })

  test('of what follows belongs to the same incident and begins none', () => {
    const note = {
      id: 'N1',
      type: 'incident_note',
      content: 'Token *revoked*',
      incident: { ...incident, type: 'incident_reference' },
    }
    const read = readPagerduty(pagerduty('incident.annotated', note))
    expect(read.reference).toMatchObject({ externalId: 'PGR0VU2', opens: null })
    expect(read.event?.body).toBe(
      'PagerDuty: “403s, then success, from ci-deploy” was annotated\n\n> Token \\*revoked\\*',
    )
    expect(readPagerduty(pagerduty('incident.new_thing.happened', incident)).event?.body).toContain(
      'was new thing happened',
    )
  })

  test('about something else, or in another shape, tells nothing', () => {
    expect(readPagerduty(pagerduty('service.created', { id: 'S' })).event).toBeNull()
    expect(() => readPagerduty('{"messages":[]}')).toThrow(/version 3/)
  })
})

describe('a message of Standard Webhooks', () => {
  const data = { incident: 'INC-42', kind: 'action', body: 'Egress closed', author: 'firewall' }

  test('names its incident or a name elsewhere', () => {
    expect(
      readStandard(JSON.stringify({ type: 'incident.event', timestamp: '2026-11-20T22:14:00Z', data })),
    ).toEqual({
      numbers: [42],
      reference: null,
      event: {
        kind: 'action',
        body: 'Egress closed',
        observedAt: new Date('2026-11-20T22:14:00Z'),
        links: [],
        authorName: 'firewall',
      },
    })
    const reference = { source: 'opsgenie', id: 'a-1', title: 'Gateway refuses' }
    const begun = readStandard(
      JSON.stringify({ type: 'incident.event', data: { ...data, incident: undefined, reference } }),
    )
    expect(begun.reference?.opens?.title).toBe('Gateway refuses')
  })

  test('says what is wrong with it; other types tell nothing', () => {
    const send = (change: object) => () =>
      readStandard(JSON.stringify({ type: 'incident.event', data: { ...data, ...change } }))
    expect(send({ kind: 'gossip' })).toThrow(/data\.kind/)
    expect(send({ incident: undefined })).toThrow(/neither an incident nor a reference/)
    expect(send({ observedAt: 'tomorrow' })).toThrow(/observedAt/)
    expect(readStandard('{"type":"invoice.paid","data":{}}').event).toBeNull()
  })
})
