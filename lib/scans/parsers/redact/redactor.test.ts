import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactAll, testHmac } from '../testing/read-report.ts'
import { createRedactor } from './redactor.ts'
import { redactionToken } from './token.ts'

const secret = 'sample-value-of-a-key-1978'
const token = redactionToken(testHmac(secret))
const redact = (value: unknown, format: 'gitleaks' | 'trivy' | 'sarif', size?: number) => {
  const { bytes, ...rest } = redactAll(Buffer.from(JSON.stringify(value)), format, size)
  return { text: bytes.toString('utf8'), ...rest }
}

const sarif = (result: unknown, driver: unknown = { name: 'gitleaks' }) => ({
  version: '2.1.0',
  runs: [{ tool: { driver }, results: [result] }],
})
const located = (snippet: string, rest: object = {}) => ({
  ruleId: 'any-rule',
  message: { text: 'found' },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: 'a.js' },
        region: { startLine: 1, snippet: { text: snippet } },
      },
    },
  ],
  ...rest,
})

describe('redaction', () => {
  it.each(['grype', 'npm-audit'] as const)('%s never carries secrets', (format) => {
    expect(createRedactor(format, testHmac)).toBeNull()
  })

  it('everything but the elements with secrets passes byte by byte', () => {
    const report = `[ {"RuleID":"a","File":"x\\u00e9","Secret":"${secret}"} ,\n\t{"RuleID" :"b",  "Secret":""}, 1.50 ]  `
    const { bytes, redactedCount } = redactAll(Buffer.from(report), 'gitleaks')
    expect(bytes.toString('utf8')).toBe(
      `[ {"RuleID":"a","File":"xé","Secret":"${token}"} ,\n\t{"RuleID" :"b",  "Secret":""}, 1.50 ]  `,
    )
    expect(redactedCount).toBe(1)
  })

  const leaks = [{ RuleID: 'a', Secret: secret, Match: `k=${secret}` }, { RuleID: 'é' }]
  const scan = {
    SchemaVersion: 2,
    Results: [
      { Vulnerabilities: [{ VulnerabilityID: 'é' }, [1]], Secrets: [{ RuleID: 'a', Match: `K=${secret}` }] },
    ],
  }
  it.each([
    ['gitleaks', leaks],
    ['trivy', scan],
  ] as const)('any chunking writes the same bytes, complete or broken (%s)', (format, document) => {
    const report = Buffer.from(JSON.stringify(document))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat({ max: report.length }),
        fc.string(),
        (size, cut, noise) => {
          const data = Buffer.concat([report.subarray(0, cut), Buffer.from(noise), report.subarray(cut)])
          const whole = redactAll(data, format, data.length)
          const parts = redactAll(data, format, size)
          expect(parts.bytes.equals(whole.bytes)).toBe(true)
          expect(parts.failure?.message).toBe(whole.failure?.message)
        },
      ),
    )
  })

  it('what follows a break is withheld, and the break is told', () => {
    const { bytes, failure } = redactAll(
      Buffer.from(`[{"RuleID":"a"}, {"RuleID":"b","Secret":"${secret}`),
      'gitleaks',
    )
    expect(bytes.toString('utf8')).toBe('[{"RuleID":"a"}, ')
    expect(failure?.message).toContain('its end is missing')
  })

  it('redacting twice changes nothing more', () => {
    const once = redactAll(
      Buffer.from(JSON.stringify(sarif(located(`const k = "${secret}"`)))),
      'sarif',
    ).bytes
    expect(redactAll(once, 'sarif').bytes.equals(once)).toBe(true)
  })

  it('keeps a "__proto__" key as an ordinary one', () => {
    const report = Buffer.from(`[{"RuleID":"a","__proto__":{"x":"${secret}"},"Secret":"${secret}"}]`)
    expect(redactAll(report, 'gitleaks').bytes.toString('utf8')).toBe(
      `[{"RuleID":"a","__proto__":{"x":"${token}"},"Secret":"${token}"}]`,
    )
  })
})

describe('gitleaks', () => {
  it('a line with a second secret is not kept', () => {
    const { text } = redact(
      [{ RuleID: 'a', Secret: secret, Match: `${secret} other-secret-on-the-line` }],
      'gitleaks',
    )
    expect(text).not.toContain('other-secret')
  })

  it.each(['REDACTED', '*****'])('a value that gitleaks masked (%s) passes as it is', (masked) => {
    expect(redact([{ RuleID: 'a', Secret: masked, Match: `key=${masked}` }], 'gitleaks').redactedCount).toBe(
      0,
    )
  })

  it('version 7 and wrapped reports are redacted too', () => {
    const old = [{ rule: 'a', offender: secret, line: `key = ${secret}` }]
    expect(redact(old, 'gitleaks').text).not.toContain(secret)
    expect(redact({ leaks: old }, 'gitleaks').text).not.toContain(secret)
  })
})

describe('Trivy', () => {
  const report = (list: string, element: unknown) => ({
    SchemaVersion: 2,
    Results: [{ Target: 'x', [list]: [element] }],
  })
  const code = { Code: { Lines: [{ Content: `KEY=${secret}`, Highlighted: `KEY=${secret}` }] } }

  it('an unmasked match is replaced with its code lines', () => {
    const { text } = redact(report('Secrets', { RuleID: 'a', Match: `KEY=${secret}`, ...code }), 'trivy')
    expect(text).not.toContain(secret)
    expect(text).toContain(token)
  })

  it('a masked match is left as Trivy wrote it', () => {
    expect(redact(report('Secrets', { RuleID: 'a', Match: 'KEY=*****' }), 'trivy').redactedCount).toBe(0)
  })

  it('the code of a misconfiguration about secrets is replaced, of any other it stays', () => {
    const found = (title: string) =>
      redact(report('Misconfigurations', { ID: 'DS031', Title: title, CauseMetadata: code }), 'trivy').text
    expect(found('Secrets passed via build-args or envs')).not.toContain(secret)
    expect(found('No HEALTHCHECK defined')).toContain(secret)
  })

  it('what is passed over is released piece by piece, whatever its length', () => {
    const element = Buffer.from(
      `${JSON.stringify({ VulnerabilityID: 'CVE-2024-1', Title: 'x'.repeat(400) })},`,
    )
    const piece = Buffer.concat(Array.from({ length: 150 }, () => element))
    const total = 50 * 1024 * 1024
    const redactor = createRedactor('trivy', testHmac)
    const released = (chunk: string | Buffer) =>
      (redactor?.write(Buffer.from(chunk)) ?? []).reduce((sum, { length }) => sum + length, 0)
    const head = '{"SchemaVersion":2,"Results":[{"Target":"x","Vulnerabilities":['
    expect(released(head)).toBe(head.length)
    for (let sent = 0; sent < total; sent += piece.length) expect(released(piece)).toBe(piece.length)
  })

  it('a lost bracket before the secrets keeps them from being taken for something harmless', () => {
    const whole = JSON.stringify({
      SchemaVersion: 2,
      Results: [
        {
          Target: 'x',
          Vulnerabilities: [{ VulnerabilityID: 'CVE-2024-1' }],
          Secrets: [{ RuleID: 'a', Match: `KEY=${secret}` }],
        },
      ],
    })
    for (const lost of [']', '}', '"', '":']) {
      const at = whole.indexOf(lost, whole.indexOf('CVE-2024-1'))
      const broken = whole.slice(0, at) + whole.slice(at + lost.length)
      for (const size of [5, broken.length]) {
        const { bytes, failure } = redactAll(Buffer.from(broken), 'trivy', size)
        expect(bytes.toString('utf8')).not.toContain(secret)
        expect(failure).not.toBeNull()
      }
    }
  })

  it('Kubernetes reports are redacted too', () => {
    const inside = {
      ClusterName: 'c',
      Resources: [report('Secrets', { RuleID: 'a', Match: `KEY=${secret}` })],
    }
    expect(redact(inside, 'trivy').text).not.toContain(secret)
  })
})

describe('SARIF', () => {
  it('snippets, messages, flows and fixes of a secret detector hold no secret', () => {
    const snippet = { snippet: { text: `const k = "${secret}"` } }
    const { text } = redact(
      sarif(
        located(`const k = "${secret}"`, {
          message: { text: `Found ${secret} here`, markdown: `**${secret}**` },
          relatedLocations: [{ physicalLocation: { contextRegion: snippet } }],
          codeFlows: [
            { threadFlows: [{ locations: [{ location: { physicalLocation: { region: snippet } } }] }] },
          ],
          fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: `"${secret}"` } }] }] }],
        }),
      ),
      'sarif',
    )
    expect(text).not.toContain(secret)
  })

  it('a rule about secrets is enough, in a tool that finds other things too', () => {
    const driver = {
      name: 'Semgrep',
      rules: [{ id: 'any-rule', shortDescription: { text: 'Hard-coded password' } }],
    }
    expect(redact(sarif(located(`k("${secret}")`), driver), 'sarif').text).not.toContain(secret)
    expect(redact(sarif(located(`k("${secret}")`), { name: 'Semgrep' }), 'sarif').text).toContain(secret)
  })

  it('before the tool is known, the words of the result decide', () => {
    const run = {
      results: [located(`k("${secret}")`, { message: { text: 'A credential was found' } })],
      tool: { driver: { name: 'x' } },
    }
    expect(redact({ version: '2.1.0', runs: [run] }, 'sarif').text).not.toContain(secret)
  })

  it('a quoted value in the message is replaced even without a snippet', () => {
    const result = {
      ruleId: 'js/hardcoded-credentials',
      message: { text: `The hard-coded value "${secret}" is used.` },
    }
    expect(redact(sarif(result, { name: 'CodeQL' }), 'sarif').text).toContain(
      `"The hard-coded value \\"${token}\\" is used."`,
    )
  })

  it('embedded files of a secret detector are withheld', () => {
    const artifacts = [{ location: { uri: 'a.js' }, contents: { text: `const k = "${secret}"` } }]
    const report = {
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'gitleaks' } }, artifacts, results: [] }],
    }
    expect(redact(report, 'sarif').text).not.toContain(secret)
  })
})
