import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ScanFormat, scanFormats } from '#lib/scans/model.ts'
import { hex, readReport } from './testing/read-report.ts'

const sample = (format: ScanFormat) => readFileSync(join(import.meta.dirname, 'samples', `${format}.json`))
const read = (format: ScanFormat) => readReport(sample(format))

describe('our own samples', () => {
  it.each([
    ['trivy', 7, 7, 'trivy container_image', 'registry.covenant.example/reactor-api:2026.9.30', true],
    ['grype', 2, 2, 'grype image squashed', 'registry.covenant.example/reactor-api:2026.9.30', true],
    ['sarif', 5, 5, 'sarif CodeQL /language:javascript', null, true],
    ['npm-audit', 2, 1, 'npm-audit', null, true],
    ['gitleaks', 2, 2, 'gitleaks', null, false],
  ] as const)(
    '%s: %i received, %i findings',
    async (format, received, count, configuration, target, isProven) => {
      const { findings, outcome, parser } = await read(format)
      expect(parser.format).toBe(format)
      expect(findings).toHaveLength(count)
      expect(outcome).toMatchObject({
        receivedCount: received,
        problems: [],
        configuration,
        target,
        explicitSuccess: isProven,
      })
    },
  )

  it.each(scanFormats)('%s: one byte at a time gives the same facts', async (format) => {
    const whole = await read(format)
    const bytewise = await readReport(sample(format), { chunkSize: 1 })
    expect(bytewise.findings).toEqual(whole.findings)
    expect(bytewise.outcome).toEqual(whole.outcome)
    expect(bytewise.bytes.equals(whole.bytes)).toBe(true)
  })

  it.each(scanFormats)('%s: no secret is left in what is stored or shown', async (format) => {
    const { bytes, findings } = await read(format)
    expect(bytes.toString('utf8')).not.toContain('sample-value')
    expect(JSON.stringify(findings)).not.toContain('sample-value')
  })

  it.each(scanFormats)('%s: every finding points at its raw element', async (format) => {
    const { bytes, findings } = await read(format)
    for (const { offset, length } of findings) {
      expect(() => JSON.parse(bytes.subarray(offset, offset + length).toString('utf8'))).not.toThrow()
    }
  })
})

describe('across scanners', () => {
  const issues = async (format: ScanFormat, name: string) =>
    (await read(format)).findings
      .filter(({ packageName, type }) => (name === 'secret' ? type === 'secret' : packageName === name))
      .map(({ issueKey }) => hex(issueKey))

  it('Trivy and Grype agree on a package of the distribution', async () => {
    expect(await issues('grype', 'libssl3')).toEqual(await issues('trivy', 'libssl3'))
  })

  it('Trivy (CVE, no purl) and Grype (GHSA with CVE) agree on a library', async () => {
    const found = await issues('grype', 'path-to-regexp')
    expect(found).toHaveLength(1)
    expect(await issues('trivy', 'path-to-regexp')).toEqual(found)
  })

  it('gitleaks, Trivy and SARIF agree on a secret, whatever of its line they show', async () => {
    const [plain] = await issues('gitleaks', 'secret')
    expect(await issues('trivy', 'secret')).toContain(plain)
    expect(await issues('sarif', 'secret')).toEqual([plain])
  })
})
