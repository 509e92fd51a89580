import { describe, expect, test } from 'vitest'
import type { FindingType } from '../model.ts'
import { assetKindOf, assetNameFrom, scanKindOf } from './subject.ts'

const types = (...list: FindingType[]) => new Set(list)

describe('the asset a report names', () => {
  test.each([
    ['alpine:3.10', 'alpine'],
    ['registry.example:5000/team/api:2026.11', 'registry.example:5000/team/api'],
    ['registry.example:5000/team/api', 'registry.example:5000/team/api'],
    [`ghcr.io/team/api@sha256:${'a'.repeat(64)}`, 'ghcr.io/team/api'],
    ['C:\\work\\api', 'C:\\work\\api'],
    ['https://shop.example/', 'https://shop.example/'],
    ['services/api', 'services/api'],
  ])('%s is the asset %s', (target, asset) => {
    expect(assetNameFrom(target, 'report.json')).toBe(asset)
  })

  test('without a target the file lends its name', () => {
    expect(assetNameFrom(null, 'gitleaks.json')).toBe('gitleaks.json')
    expect(assetNameFrom('  ', 'gitleaks.json')).toBe('gitleaks.json')
  })
})

describe('what a run proves', () => {
  test('a vulnerability scanner that met a secret did not search for secrets everywhere', () => {
    const report = {
      format: 'trivy',
      tool: 'Trivy',
      configuration: 'repository',
      types: types('dependency', 'secret'),
    } as const
    expect(scanKindOf(report)).toBe('dependency-scan')
  })

  test('a SARIF file proves what its producer looks for', () => {
    const from = (tool: string) => scanKindOf({ format: 'sarif', tool, configuration: '', types: types() })
    expect(from('gitleaks')).toBe('secret-scan')
    expect(from('Checkov')).toBe('infrastructure-code-scan')
    expect(from('Snyk Open Source')).toBe('dependency-scan')
    expect(from('CodeQL')).toBe('source-code-scan')
  })

  test('an image scan is about an image, everything in a checkout about a repository', () => {
    const report = { format: 'grype', tool: 'grype', configuration: 'image', types: types('image') } as const
    expect(assetKindOf(scanKindOf(report))).toBe('image')
    expect(assetKindOf(scanKindOf({ ...report, configuration: 'directory' }))).toBe('repository')
  })
})
