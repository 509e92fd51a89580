import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasFixtures, listFixtures } from '#lib/platform/testing/fixtures.ts'
import { type ScanFormat, scanFormats } from '#lib/scans/model.ts'
import { hex, readReport, redactAll } from './testing/read-report.ts'

/** Rows of INDEX.tsv under these formats which are something else: what is told instead, and why. */
const refused = new Map([
  ['scans/trivy/trivy__alpine-310.junit.golden', 'it looks like XML (testsuites)'], // Trivy's JUnit output
  ['scans/sarif/datadog/datadogci__invalid.sarif', 'it looks like text that is not JSON'], // broken on purpose
  ['scans/sarif/sdk-v1/sarifsdk__results.csv.sarif', 'The report is SARIF 1.0.0; only SARIF 2.1.0 is read.'],
])

/** Elements that no parser can place; the count includes them, the run is partial. */
const unreadable = new Map([
  ['scans/trivy/dd__legacy_trivy_mix.json', '$[0].Vulnerabilities[0].VulnerabilityID'], // an entry without an id
  ['scans/trivy/scb__k8s-results_unexpected-attribute.json', '$.Resources[1].Results[0].Secrets[0].RuleID'],
])

/** More than the report's own break: not one finding may depend on how the bytes were cut. */
const chunkSizes = [61, 4_096]
const longestRecut = 300_000

const samples = listFixtures(scanFormats)
const format = (kind: string): ScanFormat => scanFormats.find((name) => name === kind) ?? 'sarif'

describe.skipIf(!hasFixtures)('real reports', () => {
  it('cover every format', () => {
    expect(new Set(samples.map(({ kind }) => kind))).toEqual(new Set(scanFormats))
    expect(samples.length).toBeGreaterThanOrEqual(150)
    const paths = new Set(samples.map(({ path }) => path))
    for (const path of [...refused.keys(), ...unreadable.keys()]) expect(paths).toContain(path)
  })

  it.each(samples.filter(({ path }) => refused.has(path)))(
    '$path is refused clearly',
    async ({ path, file, kind }) => {
      await expect(readReport(readFileSync(file), { declared: format(kind) })).rejects.toThrow(
        refused.get(path),
      )
    },
  )

  it.each(samples.filter(({ path }) => !refused.has(path)))(
    '$path gives $expected',
    async ({ path, file, kind, expected }) => {
      const data = readFileSync(file)
      const declared = format(kind)
      const { findings, outcome, bytes, parser } = await readReport(data, { declared })
      expect(parser.format).toBe(declared)
      expect(outcome.receivedCount).toBe(Number(expected))

      const places = outcome.problems.map(({ where }) => where)
      const place = unreadable.get(path)
      if (place) expect(places).toEqual([place])
      else
        expect(
          places.filter((where) => /\.(Vulnerabilities|Misconfigurations|Secrets|matches)\[/.test(where)),
        ).toEqual([])

      for (const finding of findings) {
        const raw = bytes.subarray(finding.offset, finding.offset + finding.length).toString('utf8')
        expect(JSON.parse(raw)).toBeTypeOf('object')
        expect(finding.fingerprint).toHaveLength(32)
        expect(finding.issueKey).toHaveLength(32)
        expect(finding.title).not.toBe('')
        expect(finding.description.length).toBeLessThanOrEqual(2_000)
      }

      // What is stored alone gives the same facts again.
      const again = await readReport(bytes, { declared })
      expect(again.findings).toEqual(findings)
      expect(redactAll(bytes, declared).bytes.equals(bytes)).toBe(true)

      if (data.length > longestRecut) return
      for (const chunkSize of chunkSizes) {
        const recut = await readReport(data, { declared, chunkSize })
        expect(recut.bytes.equals(bytes)).toBe(true)
        expect(recut.findings).toEqual(findings)
        expect(recut.outcome).toEqual(outcome)
      }
    },
    30_000,
  )
})

describe.skipIf(!hasFixtures)('identity over real reports', () => {
  const read = async (path: string) => {
    const sample = samples.find((candidate) => candidate.path === path)
    if (!sample) throw new Error(`No fixture ${path}`)
    return (await readReport(readFileSync(sample.file), { declared: format(sample.kind) })).findings
  }
  const prints = async (path: string) =>
    new Set((await read(path)).map(({ fingerprint }) => hex(fingerprint)))

  it('a severity filter changes no fingerprint', async () => {
    const all = await prints('scans/trivy/trivy__alpine-39.json.golden')
    const some = await prints('scans/trivy/trivy__alpine-39-high-critical.json.golden')
    expect([...some].every((print) => all.has(print))).toBe(true)
  })

  it('the same report from another run of Trivy has the same fingerprints', async () => {
    expect(await prints('scans/trivy/trivy__npm.json-2.golden')).toEqual(
      await prints('scans/trivy/trivy__npm.json.golden'),
    )
  })

  it('results that collide in rule and file are told apart, true repetitions are not', async () => {
    expect((await prints('scans/sarif/various/dd__flawfinder.sarif')).size).toBe(54)
    const repeated = await read('scans/sarif/jenkins/jenkins__security-scan.sarif')
    const distinct = new Set(repeated.map(({ fingerprint }) => hex(fingerprint)))
    const positions = new Set(
      repeated.map(({ ruleId, path, startLine, endLine }) => [ruleId, path, startLine, endLine].join(' ')),
    )
    expect(distinct.size).toBeGreaterThanOrEqual(positions.size)
    expect(distinct.size).toBeLessThan(repeated.length)
  })
})
