import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hex, readReport } from '../testing/read-report.ts'

const sample = readFileSync(join(import.meta.dirname, '../samples/sarif.json'))

const report = (results: unknown[], run: object = {}, driver: object = { name: 'Tool' }) =>
  readReport(JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver }, results, ...run }] }))

const result = (rest: object = {}, line = 1, snippet: string | null = 'eval(x)') => ({
  ruleId: 'r1',
  message: { text: 'Found.' },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: 'a.js' },
        region: { startLine: line, ...(snippet && { snippet: { text: snippet } }) },
      },
    },
  ],
  ...rest,
})

describe('SARIF', () => {
  it('reads rules, artifacts and base folders that stand after the results', async () => {
    const [secret, first, second, passed, waived] = (await readReport(sample)).findings
    expect(secret).toMatchObject({ type: 'secret', path: 'app/reactor.js', severity: 'medium' })
    expect(first).toMatchObject({
      type: 'source-code',
      path: 'app/query.js',
      severity: 'high',
      title: 'Database query built from user-controlled sources',
      description: 'This query depends on a user-provided value.',
      alternateFingerprint: 'js/sql-injection primaryLocationLineHash:39fa2ee980eb94b0:1',
    })
    expect(second).toMatchObject({ path: 'app/query.js' })
    expect(second).not.toHaveProperty('alternateFingerprint')
    expect([passed?.assertion, waived?.assertion]).toEqual(['not_asserted', 'suppressed'])
  })

  it('an index of indentation and line does not change a finding, a second one in the file is another', async () => {
    const [, first, second] = (await readReport(sample)).findings
    const alone = await report([result({}, 20), result({}, 41)])
    const moved = await report([result({}, 25, '   eval(x)\n'), result({}, 46)])
    expect(hex(first?.fingerprint ?? new Uint8Array())).not.toBe(hex(second?.fingerprint ?? new Uint8Array()))
    expect(moved.findings.map(({ fingerprint }) => hex(fingerprint))).toEqual(
      alone.findings.map(({ fingerprint }) => hex(fingerprint)),
    )
    expect(new Set(alone.findings.map(({ issueKey }) => hex(issueKey))).size).toBe(1)
  })

  it('the same place twice is one finding', async () => {
    const { findings } = await report([result(), result()])
    expect(new Set(findings.map(({ fingerprint }) => hex(fingerprint))).size).toBe(1)
  })

  it('scanners that name the same weakness agree on the issue, not on the finding', async () => {
    const rule = (id: string, tag: string) => ({ name: id, rules: [{ id, properties: { tags: [tag] } }] })
    const one = await report([result({ ruleId: 'x' })], {}, rule('x', 'external/cwe/cwe-095'))
    const two = await report([result({ ruleId: 'y' })], {}, rule('y', 'CWE-95: Eval'))
    expect(hex(one.findings[0]?.issueKey ?? new Uint8Array())).toBe(
      hex(two.findings[0]?.issueKey ?? new Uint8Array()),
    )
    expect(one.findings[0]?.fingerprint).not.toEqual(two.findings[0]?.fingerprint)
  })

  it.each([
    ['the result’s own score', { properties: { 'security-severity': '9.1' }, level: 'note' }, {}, 'critical'],
    [
      'the rule’s score before the level',
      { level: 'note' },
      { properties: { 'security-severity': '7.0' } },
      'high',
    ],
    ['the level', { level: 'error' }, { defaultConfiguration: { level: 'note' } }, 'high'],
    ['the rule’s level', {}, { defaultConfiguration: { level: 'note' } }, 'low'],
    ['a score that is none', { level: 'warning' }, { properties: { 'security-severity': 'null' } }, 'medium'],
    ['nothing: warning', {}, {}, 'medium'],
  ])('severity from %s', async (_, own, rule, severity) => {
    const { findings } = await report([result(own)], {}, { name: 'Tool', rules: [{ id: 'r1', ...rule }] })
    expect(findings[0]?.severity).toBe(severity)
  })

  it.each([
    [
      'Trivy',
      'CVE-2019-1551',
      'Package: libssl1.1\nInstalled Version: 1.1.1c-r0\nFixed Version: 1.1.1d-r2',
      'libssl1.1',
      '1.1.1c-r0',
    ],
    [
      'grype',
      'GHSA-9wv6-86v2-598j-zlib',
      'A low vulnerability in npm package: zlib, version 1.1 was found at: /a',
      'zlib',
      '1.1',
    ],
  ])(
    'takes the package out of the message of %s',
    async (name, ruleId, text, packageName, packageVersion) => {
      const { findings } = await report([result({ ruleId, message: { text } })], {}, { name })
      expect(findings[0]).toMatchObject({ type: 'dependency', packageName, packageVersion })
    },
  )

  it('a result without a location is kept apart by rule and message', async () => {
    const bare = (text: string) => ({ ruleId: 'r1', message: { text } })
    const { findings, outcome } = await report([bare('one'), bare('two')])
    expect(outcome.problems).toEqual([])
    expect(new Set(findings.map(({ fingerprint }) => hex(fingerprint))).size).toBe(2)
  })

  it.each([
    ['a run without results', { results: null }, '$.runs[0].results'],
    [
      'a tool that failed',
      { invocations: [{ executionSuccessful: false }] },
      '$.runs[0].invocations[0].executionSuccessful',
    ],
    [
      'a tool that reports an error',
      {
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [{ level: 'error', message: { text: 'x' } }],
          },
        ],
      },
      '$.runs[0].invocations[0].toolExecutionNotifications[0]',
    ],
    [
      'results in another file',
      { externalPropertyFileReferences: { results: [{}] } },
      '$.runs[0].externalPropertyFileReferences.results',
    ],
  ])('%s makes it partial', async (_, run, where) => {
    expect((await report([], run)).outcome.problems.map((problem) => problem.where)).toEqual([where])
  })

  it.each(['rejected', 'underReview'])('a suppression that is %s suppresses nothing', async (status) => {
    const { findings } = await report([result({ suppressions: [{ kind: 'external', status }] })])
    expect(findings[0]?.assertion).toBe('present')
  })

  it('other versions are refused by name', async () => {
    await expect(readReport('{"version":"1.0.0","runs":[]}')).rejects.toThrow(
      'The report is SARIF 1.0.0; only SARIF 2.1.0 is read.',
    )
  })
})
