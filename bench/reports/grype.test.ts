import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { grypeParser } from '#lib/scans/parsers/grype/parser.ts'
import { consumeReport } from '#lib/scans/parsers/parser.ts'
import { grypeReport, type LargeReport, writeGrypeReport } from './grype.ts'

const small: LargeReport = { findings: 3_000, vulnerabilities: 75, packages: 300 }

test('is read completely, every finding with an identity of its own', async () => {
  const identities = new Set<string>()
  const rules = new Set<string>()
  const outcome = await consumeReport(
    grypeParser.parse({ open: () => grypeReport(small), limits: defaultJsonLimits }),
    (batch) => {
      for (const { fingerprint, ruleId } of batch) {
        identities.add(Buffer.from(fingerprint).toString('hex'))
        rules.add(ruleId)
      }
    },
  )
  expect(outcome).toMatchObject({ receivedCount: 3_000, problems: [], explicitSuccess: true })
  expect(identities.size).toBe(3_000)
  expect(rules.size).toBe(75)
})

test('has elements of the size that real ones have', async () => {
  let bytes = 0
  for await (const chunk of grypeReport(small)) bytes += chunk.length
  expect(bytes / small.findings).toBeGreaterThan(1_500)
  expect(bytes / small.findings).toBeLessThan(2_200)
})

test('is the same file each time, of the length and digest it says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'))
  try {
    const first = await writeGrypeReport(join(folder, 'a.json'), small)
    expect(await writeGrypeReport(join(folder, 'b.json'), small)).toEqual(first)
    const bytes = readFileSync(join(folder, 'a.json'))
    expect(bytes.length).toBe(first.bytes)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(first.sha256)
    expect(JSON.parse(bytes.toString()).matches).toHaveLength(3_000)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('refuses more findings than there are pairs of vulnerability and package', async () => {
  const report = grypeReport({ findings: 11, vulnerabilities: 2, packages: 5 })
  await expect(report.next()).rejects.toThrow(RangeError)
})
