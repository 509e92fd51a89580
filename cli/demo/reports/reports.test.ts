import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { leaksOn } from '#cli/demo/history/leaks.ts'
import { lookAt, planSteps, type ScanStep } from '#cli/demo/history/plan.ts'
import type { Scanner } from '#cli/demo/history/scope.ts'
import { weaknessesOn } from '#cli/demo/history/weaknesses.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import type { ParsedFinding } from '#lib/scans/model.ts'
import { detectFormat } from '#lib/scans/parsers/detect-format.ts'
import { consumeReport } from '#lib/scans/parsers/parser.ts'
import { renderReport } from './render.ts'

const end = new Date('2026-11-15T10:00:00Z')
const scans = planSteps(-366, 0).filter((step): step is ScanStep => step.kind === 'scan')
const whole = scans.filter(({ cut }) => cut === undefined)

async function parse(report: string) {
  const bytes = Buffer.from(report)
  const findings: ParsedFinding[] = []
  const parser = detectFormat(report.slice(0, 64 * 1024))
  const open = async function* () {
    yield bytes
  }
  const outcome = await consumeReport(parser.parse({ open, limits: defaultJsonLimits }), (batch) => {
    findings.push(...batch)
  })
  return { format: parser.format, findings, outcome }
}

const formats: Record<Scanner, string> = {
  'trivy-image': 'trivy',
  'grype-directory': 'grype',
  'npm-audit': 'npm-audit',
  gitleaks: 'gitleaks',
  semgrep: 'sarif',
  codeql: 'sarif',
  checkov: 'sarif',
}

function expectedCount({ scope, day }: ScanStep): number {
  const { asset, scanner } = scope
  if (scanner === 'gitleaks') return leaksOn(asset, day).length
  return lookAt(scope, day, end).present.length + weaknessesOn(asset, scanner, day).length
}

describe('the reports of the year', () => {
  const read: { step: ScanStep; report: Awaited<ReturnType<typeof parse>> }[] = []
  beforeAll(async () => {
    for (const step of whole) read.push({ step, report: await parse(renderReport(step, end)) })
  }, 60_000)

  test('are recognised as what they are and read completely, each with as many findings as it was made of', () => {
    for (const { step, report } of read) {
      const { scanner } = step.scope
      const { format, findings, outcome } = report
      expect({ step, format, count: findings.length, problems: outcome.problems }).toEqual({
        step,
        format: formats[scanner],
        count: expectedCount(step),
        problems: [],
      })
    }
  })

  test('give each finding an identity of its own', () => {
    for (const { report } of read) {
      const identities = report.findings.map(({ fingerprint }) => Buffer.from(fingerprint).toString('hex'))
      expect(new Set(identities).size).toBe(identities.length)
    }
  })

  // A change of the story or of a renderer changes this digest; another machine, process or day must not.
  test('are the same bytes everywhere', () => {
    const hash = createHash('sha256')
    for (const step of scans) hash.update(renderReport(step, end))
    expect(hash.digest('hex')).toBe('f2e0c688a157d067d44032bf48eaf80e85e84c00e37ca790342fd5d978f218d8')
    expect(scans.length).toBeGreaterThan(900)
  })

  test('tell the same story whenever it ends', () => {
    const later = new Date('2027-02-03T17:45:00Z')
    const withoutTimes = (report: string) => report.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'T')
    for (const step of scans.filter((_, index) => index % 50 === 0)) {
      expect(withoutTimes(renderReport(step, later))).toBe(withoutTimes(renderReport(step, end)))
    }
  })

  test('are small: at most 120 kB', () => {
    expect(Math.max(...scans.map((step) => renderReport(step, end).length))).toBeLessThan(120_000)
  })

  test('hold no secret in the format of a real provider', () => {
    const known = /AKIA|ghp_|xox[abp]-|sk_live|-----BEGIN|eyJhbGci|AIza/
    for (const step of scans.filter(({ scope }) => scope.scanner === 'gitleaks')) {
      expect(renderReport(step, end)).not.toMatch(known)
    }
  })
})

describe('a report that was cut off', () => {
  test('is partial when it ends halfway, and unreadable when it ends in its head', async () => {
    const cuts = scans.filter(({ cut }) => cut !== undefined)
    expect(cuts.map(({ cut }) => cut).sort()).toEqual(['half', 'half', 'head', 'head'])
    for (const step of cuts) {
      const read = parse(renderReport(step, end))
      if (step.cut === 'head') await expect(read).rejects.toMatchObject({ code: 'invalid_input' })
      else expect((await read).outcome.problems).toHaveLength(1)
    }
  })
})
