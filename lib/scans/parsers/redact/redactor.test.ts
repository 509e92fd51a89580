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

  it('any chunking writes the same bytes, complete or broken', () => {
    const report = Buffer.from(
      JSON.stringify([{ RuleID: 'a', Secret: secret, Match: `k=${secret}` }, { RuleID: 'é' }]),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat({ max: report.length }),
        fc.string(),
        (size, cut, noise) => {
          const data = Buffer.concat([report.subarray(0, cut), Buffer.from(noise), report.subarray(cut)])
          const whole = redactAll(data, 'gitleaks', data.length)
          const parts = redactAll(data, 'gitleaks', size)
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
