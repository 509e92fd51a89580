import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { isPartial } from './parser.ts'
import { hex, readReport } from './testing/read-report.ts'

const grype = readFileSync(join(import.meta.dirname, 'samples/grype.json'), 'utf8')
const trivy = readFileSync(join(import.meta.dirname, 'samples/trivy.json'), 'utf8')

const vulnerability = (id: string, rest: object = {}) => ({
  VulnerabilityID: id,
  PkgName: 'zlib',
  Severity: 'LOW',
  ...rest,
})
const trivyReport = (vulnerabilities: unknown, rest: object = {}) =>
  JSON.stringify({
    SchemaVersion: 2,
    ArtifactName: 'a',
    Results: [{ Target: 'go.mod', Type: 'gomod', Vulnerabilities: vulnerabilities, ...rest }],
  })

describe('a report that breaks off', () => {
  it('keeps what came before and is partial', async () => {
    const { findings, outcome } = await readReport(grype.slice(0, grype.indexOf('"source"')))
    expect(findings.map(({ packageName }) => packageName)).toEqual(['path-to-regexp'])
    expect(outcome.problems.at(-1)).toMatchObject({ where: 'the rest of the report' })
    expect(outcome.problems.at(-1)?.what).toMatch(
      /ends at byte \d+, inside \$.* elements before it were kept\./,
    )
    expect(isPartial(outcome)).toBe(true)
  })

  it('opens no package of an image whose name was cut off: whole, the report would name another finding', async () => {
    const whole = await readReport(grype)
    const cut = await readReport(grype.slice(0, grype.indexOf('"source"')))
    const known = new Set(whole.findings.map(({ fingerprint }) => hex(fingerprint)))
    expect(cut.findings.filter(({ fingerprint }) => !known.has(hex(fingerprint)))).toEqual([])
    expect(cut.outcome.problems.map(({ what }) => what)).toContainEqual(
      expect.stringContaining('name was cut off'),
    )
  })

  it('keeps what came before inside a list that carries no secrets, in a format that may', async () => {
    const report = trivyReport(['CVE-2024-1', 'CVE-2024-2', 'CVE-2024-3'].map((id) => vulnerability(id)))
    for (const chunkSize of [7, 65_536]) {
      const { findings, outcome } = await readReport(report.slice(0, report.indexOf('CVE-2024-3')), {
        chunkSize,
      })
      expect(findings.map(({ ruleId }) => ruleId)).toEqual(['CVE-2024-1', 'CVE-2024-2'])
      expect(isPartial(outcome)).toBe(true)
      expect(outcome.problems[0]?.what).toContain('its end is missing')
    }
  })

  it('throws when nothing could be read before', async () => {
    await expect(readReport(grype.slice(0, grype.indexOf('"severity"')))).rejects.toThrow(
      'its end is missing',
    )
  })

  it.each([
    ['with secrets', trivy],
    ['without', grype],
  ])('is partial when something follows its end (a format %s)', async (_, report) => {
    const { outcome } = await readReport(`${report} {}`)
    expect(outcome.problems[0]?.what).toContain('something follows after its end')
  })

  it('is told with its own place where redaction had to stop, and stays broken in the store', async () => {
    const broken = trivy.replace('"Title": "GitHub', '"Title" "GitHub')
    const { outcome, bytes } = await readReport(broken)
    expect(outcome.problems[0]?.what).toMatch(/not valid JSON at byte \d+, in \$\.Results\[3\]\.Secrets\[0\]/)
    expect(bytes.toString('utf8')).toMatch(/!withheld: the structure of the report breaks here$/)
    const stored = await readReport(bytes)
    expect(isPartial(stored.outcome)).toBe(true)
    expect(stored.bytes.equals(bytes)).toBe(true)
  })

  it('breaks also where no parser reads', async () => {
    const broken = trivyReport([vulnerability('CVE-2024-1')]).replace(/}$/, ',"Metadata":{"a":[1}}')
    expect((await readReport(broken)).outcome.problems[0]?.what).toContain(
      'the matching bracket was expected',
    )
  })
})

describe('an element that cannot be read', () => {
  it('is named with its field, counted, and makes the run partial', async () => {
    const { findings, outcome } = await readReport(
      trivyReport([vulnerability('CVE-2024-1'), { PkgName: 'x' }, 7]),
    )
    expect(findings).toHaveLength(1)
    expect(outcome.receivedCount).toBe(3)
    expect(outcome.problems.map(({ where }) => where)).toEqual([
      '$.Results[0].Vulnerabilities[1].VulnerabilityID',
      '$.Results[0].Vulnerabilities[2].VulnerabilityID',
    ])
  })

  it('a list that is none is named too; null is an empty list', async () => {
    const { outcome } = await readReport(trivyReport({ a: 1 }))
    expect(outcome.problems.map(({ where }) => where)).toContain('$.Results[0].Vulnerabilities')
    expect((await readReport(trivyReport(null))).outcome.problems).toEqual([])
  })

  it('a flood of them is listed up to a hundred and then counted', async () => {
    const { outcome } = await readReport(trivyReport(Array.from({ length: 250 }, () => ({}))))
    expect(outcome.problems).toHaveLength(101)
    expect(outcome.problems.at(-1)?.what).toContain('150 further elements')
  })

  it('unknown fields and "__proto__" are harmless', async () => {
    const text = trivyReport([vulnerability('CVE-2024-1')]).replace(
      '"PkgName"',
      '"__proto__":{"Severity":"CRITICAL","FixedVersion":"9"},"New":1,"PkgName"',
    )
    const { findings } = await readReport(text)
    expect(findings).toMatchObject([{ severity: 'low' }])
    expect(findings[0]).not.toHaveProperty('fixedVersion')
  })

  it('control characters, lone surrogates and endless prose do not reach a finding', async () => {
    const rough = vulnerability('CVE-2024-1', {
      Title: 'a\u0000b\u001b[31m',
      Description: `\ud800${'x'.repeat(5_000)}`,
    })
    const [finding] = (await readReport(trivyReport([rough]))).findings
    expect(finding?.title).toBe('ab[31m')
    expect(finding?.description).toHaveLength(2_000)
    expect(finding?.description.isWellFormed()).toBe(true)
  })
})

describe('npm audit', () => {
  it('that did not run is refused with npm’s own reason', async () => {
    const failed = '{"error":{"code":"ENOLOCK","summary":"This command requires an existing lockfile."}}'
    await expect(readReport(failed)).rejects.toThrow(
      'npm audit did not run: ENOLOCK: This command requires an existing lockfile.',
    )
  })

  it('that states another count than it holds is partial', async () => {
    const report = {
      auditReportVersion: 2,
      vulnerabilities: { a: { name: 'a', via: ['b'] } },
      metadata: { vulnerabilities: { total: 2 } },
    }
    const { outcome } = await readReport(JSON.stringify(report))
    expect(outcome).toMatchObject({ declaredCount: 2, receivedCount: 1 })
    expect(outcome.problems.map(({ where }) => where)).toEqual(['$.metadata.vulnerabilities.total'])
  })
})

describe('limits', () => {
  it('more findings than allowed end the run', async () => {
    const limits = { ...defaultJsonLimits, findings: 2 }
    const text = trivyReport(['CVE-2024-1', 'CVE-2024-2', 'CVE-2024-3'].map((id) => vulnerability(id)))
    const { outcome, findings } = await readReport(text, { limits })
    expect(findings).toHaveLength(2)
    expect(outcome.problems[0]?.what).toContain('more than 2 findings')
  })
})

describe('order of keys', () => {
  it('does not matter to Trivy', async () => {
    const before = await readReport(trivyReport([vulnerability('CVE-2024-1')]))
    const text = JSON.stringify({
      Results: [{ Vulnerabilities: [vulnerability('CVE-2024-1')], Type: 'gomod', Target: 'go.mod' }],
      ArtifactName: 'a',
      SchemaVersion: 2,
    })
    const after = await readReport(text)
    expect(after.findings.map(({ fingerprint }) => hex(fingerprint))).toEqual(
      before.findings.map(({ fingerprint }) => hex(fingerprint)),
    )
    expect(after.findings[0]?.purl).toBe('pkg:golang/zlib')
  })
})

describe('what must not change a fingerprint', () => {
  const print = async (element: object, rest: object = {}) => {
    const { findings } = await readReport(trivyReport([element], rest))
    return hex(findings[0]?.fingerprint ?? new Uint8Array())
  }

  it.each([
    ['severity', { Severity: 'CRITICAL' }],
    ['title and description', { Title: 'other', Description: 'words' }],
    ['fix version', { FixedVersion: '9.9.9' }],
    ['installed version', { InstalledVersion: '1.2.4' }],
    ['place of the package', { PkgPath: 'vendor/zlib-1.2.4.jar' }],
  ])('%s', async (_, change) => {
    expect(await print(vulnerability('CVE-2024-1', change))).toBe(await print(vulnerability('CVE-2024-1')))
  })

  it('but another manifest, package or vulnerability does', async () => {
    const prints = await Promise.all([
      print(vulnerability('CVE-2024-1')),
      print(vulnerability('CVE-2024-2')),
      print(vulnerability('CVE-2024-1', { PkgName: 'zlib2' })),
      print(vulnerability('CVE-2024-1'), { Target: 'other/go.mod' }),
    ])
    expect(new Set(prints).size).toBe(4)
  })
})
