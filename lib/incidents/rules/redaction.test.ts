import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { listFixtures } from '#lib/platform/testing/fixtures.ts'
import { prepareRedaction } from './redaction.ts'

const find = prepareRedaction({
  names: ['Ada Lovelace', 'José García-Núñez', 'Grace Hopper', 'admin', 'Will Law'],
  involved: ['Priya Raman', 'Ola Berg'],
  handles: ['alovelace'],
  customers: ['Acme Rockets Ltd.', 'Initech'],
  hosts: ['covenant.example', 'prod-db-01'],
})
/** `kind: words` of everything found. */
const found = (text: string) => find(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)

describe('people', () => {
  test.each([
    ['in plain text', 'Then Ada Lovelace revoked it.', 'Ada Lovelace'],
    ['in another case', 'ask ADA LOVELACE', 'ADA LOVELACE'],
    ['the other way round', 'Lovelace, Ada', 'Lovelace, Ada'],
    ['with Markdown between', 'by Ada **Lovelace**', 'Ada **Lovelace'],
    ['over a line break', 'by Ada\n  Lovelace', 'Ada\n  Lovelace'],
    ['without its accents', 'Jose Garcia Nunez was on call', 'Jose Garcia Nunez'],
    ['joined by an underscore', 'user ada_lovelace', 'ada_lovelace'],
    ['with an invisible character', 'Ada Love\u00adlace', 'Ada Love\u00adlace'],
  ])('a full name is found %s', (_, text, words) => {
    expect(found(text)).toEqual([`person: ${words}`])
  })

  test('of whoever took part, half a name is enough; of others it is a word', () => {
    expect(found('Priya’s shell. Later Berg looked; Grace did not.')).toEqual([
      'person: Priya',
      'person: Berg',
    ])
  })

  test('a lower-case word is no part of a name', () => {
    expect(found('an iceberg, the berg')).toEqual([])
  })

  test('a handle is found with its @, an unknown one is not', () => {
    expect(found('cc @alovelace and @types/node')).toEqual(['person: @alovelace'])
  })

  test('a user whose name is one word is not looked for', () => {
    expect(found('the admin role')).toEqual([])
  })

  test('two names on two paragraphs are not one', () => {
    expect(found('We asked Grace\n\nHopper is a tool')).toEqual([])
  })
})

describe('what is written one way and read another', () => {
  test.each([
    [
      'a host with an escaped underscore',
      String.raw`on db\_01.internal`,
      String.raw`internal_host: db\_01.internal`,
    ],
    ['an address with escaped dots', String.raw`from 10\.1\.2\.3 on`, String.raw`ip_address: 10\.1\.2\.3`],
    ['an address with a character reference', 'from 10&#46;1.2&#x2E;3', 'ip_address: 10&#46;1.2&#x2E;3'],
    ['mail with a named reference', 'to a.l&commat;corp.example.org', 'email: a.l&commat;corp.example.org'],
    ['a name with a hard space', 'by Ada&nbsp;Lovelace', 'person: Ada&nbsp;Lovelace'],
    ['a name with a letter as a number', 'by &#65;da Lovelace', 'person: &#65;da Lovelace'],
    [
      'a host with an invisible character',
      'on x.cove\u200bnant.example',
      'internal_host: x.cove\u200bnant.example',
    ],
    [
      'a token as a comment from outside is kept',
      String.raw`it is ghp\_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`,
      String.raw`secret: ghp\_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`,
    ],
  ])('%s is found', (_, text, words) => {
    expect(found(text)).toEqual([words])
  })

  test('an escape or a reference alone is nothing', () => {
    expect(found(String.raw`1\. AT&amp;T said \*no\* &unknown; &#0; &#x110000;`)).toEqual([])
  })
})

describe('addresses', () => {
  test.each([
    ['mail ada.l+x@corp.example.org now', 'email: ada.l+x@corp.example.org'],
    ['from 10.1.2.3:8080', 'ip_address: 10.1.2.3'],
    ['range 172.16.0.0/12 is ours', 'ip_address: 172.16.0.0/12'],
    ['at fe80::1ff:fe23:4567:890a', 'ip_address: fe80::1ff:fe23:4567:890a'],
    ['to [2a00:1450:4001:81b::200e]:443', 'ip_address: 2a00:1450:4001:81b::200e'],
  ])('%s', (text, hit) => {
    expect(found(text)).toEqual([hit])
  })

  test.each([
    'at 22:14:05 UTC',
    'Chrome 120.0.6099.109',
    'v1.2.3.4 and 1.2.3.4.5',
    '127.0.0.1, ::1 and 0.0.0.0',
    'std::vector',
    'the examples 192.0.2.7 and 2001:db8::7',
    'npm i left-pad@1.3.0',
  ])('nothing in %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('hosts', () => {
  test.each([
    ['db.prod.internal went away', 'db.prod.internal'],
    ['http://grafana.monitoring.svc.cluster.local:3000/d', 'grafana.monitoring.svc.cluster.local'],
    ['ssh build.covenant.example', 'build.covenant.example'],
    ['on prod-db-01.', 'prod-db-01'],
    ['arn:aws:iam::123456789012:role/deploy', 'arn:aws:iam::123456789012:role/deploy'],
  ])('%s', (text, host) => {
    expect(found(text)).toEqual([`internal_host: ${host}`])
  })

  test('a longer name that only begins or ends alike is another host', () => {
    expect(found('notcovenant.example and covenant.example.org, prod-db-011')).toEqual([])
  })
})

describe('customers', () => {
  test('are found as words, whatever their case', () => {
    expect(found('ACME Rockets Ltd saw it, INITECH too; initechnology not')).toEqual([
      'customer: ACME Rockets Ltd',
      'customer: INITECH',
    ])
  })
})

describe('secrets', () => {
  // Written in two halves, so that no scanner takes this file for a leak.
  test.each([
    ['AKIA' + 'IOSFODNN7EXAMPLE'],
    ['ghp_' + 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'],
    ['https://ci:' + 'hunter2x@git.example.org'],
    ['password: ' + 'hunter2hunter2'],
    ['xoxb-' + '123456789012-abcdefghij'],
    ['-----BEGIN RSA PRIVATE ' + 'KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----'],
    ['mX9' + 'vQ2rT7pLzK4wB8nYc3H6dJ1sF5gA0'],
    ['9f86d081884c7d65' + '9a2feaa0c55ad015'],
  ])('%s is found', (text) => {
    expect(find(`before ${text} after`).map(({ kind }) => kind)).toContain('secret')
  })

  test.each([
    'commit 37ee0097cf85b1a0d2f7a1c6a2b3c4d5e6f70819',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'a request 01932f3a-7a55-7b3c-9b53-0f0b5a7e2c11',
    'a-rather-long-name-of-some-kubernetes-deployment',
    'https://github.com/jupyterhub/mybinder.org-deploy/issues/611',
    'the token: revoked at once',
  ])('nothing in %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

test('what stands inside something found is not found again', () => {
  expect(found('Ada.Lovelace@db.prod.internal')).toEqual(['email: Ada.Lovelace@db.prod.internal'])
})

describe('post-mortems that others published', () => {
  const fixtures = listFixtures(['postmortems'])
  test.skipIf(fixtures.length === 0)('give away their networks, and little else', () => {
    const hits = fixtures.flatMap(({ path, file }) => {
      const text = readFileSync(file, 'utf8')
      const name = path.replace(/^.*__/, '').slice(0, 10)
      return find(text).map(({ kind, start, end }) => `${name} ${kind}: ${text.slice(start, end)}`)
    })
    expect([...new Set(hits)]).toEqual([
      '2017-09-29 ip_address: 1.2.3.4',
      '2018-01-18 email: binder-team@googlegroups.com',
      '2018-02-20 ip_address: 10.12.8.137',
      '2018-02-20 secret: 8babe89dbb28ea4c09f5490797b8bb2bd4e6298a8d79a04b8653febed86fec19',
      '2018-02-20 ip_address: 10.12.8.27',
      '2018-02-20 secret: 18a9793b58ba86660b5ab964e1aeaf7324d667c8',
      '2018-02-20 ip_address: 10.15.251.161',
      '2018-03-13 ip_address: 10.128.0.7',
      '2018-03-13 ip_address: 10.128.0.5',
      '2019-02-20 ip_address: 10.128.0.6',
      '2019-02-20 ip_address: 10.128.0.17',
      '2022-06-02 secret: yvbn4wMMghzF0COGPEVckE_1i7535UL5NLRc6Xlpu34',
    ])
  })
})
