import { describe, expect, it } from 'vitest'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { detectFormat } from './detect-format.ts'

const refusal = (head: string): string => {
  try {
    return `accepted as ${detectFormat(head).format}`
  } catch (error) {
    if (!isPlumblineError(error) || error.code !== 'unsupported_format') throw error
    return `${error.message} ${error.nextStep}`
  }
}

describe('format detection', () => {
  it.each([
    ['trivy', '{"SchemaVersion":2,"ArtifactName":"a","Results":['],
    ['trivy', '[{"Target":"a","Type":"alpine","Vulnerabilities":null}'],
    ['trivy', '{"ClusterName":"c","Resources":['],
    ['grype', '{"matches":[{"vulnerability":{"id":"CVE-2024-1"'],
    ['sarif', '\uFEFF{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":'],
    ['sarif', '{"runs":[{"results":[{"ruleId":"a"'],
    ['npm-audit', '{"auditReportVersion":2,'],
    ['npm-audit', '{"actions":[],"advisories":{"106":{'],
    ['npm-audit', '{"error":{"code":"ENOLOCK","summary":"This command requires a lockfile"}}'],
    ['gitleaks', '[{"Description":"d","StartLine":1,"File":"a","RuleID":"b"'],
    ['gitleaks', '[{"line":"x","offender":"y","rule":"z"'],
    ['gitleaks', ' [ ] '],
  ])('finds %s in %s', (format, head) => {
    expect(detectFormat(head).format).toBe(format)
  })

  it.each([
    ['<?xml version="1.0"?><testsuites name="trivy">', 'XML (testsuites)'],
    ['{"bomFormat":"CycloneDX","specVersion":"1.6"}', 'a CycloneDX bill of materials'],
    ['{"spdxVersion":"SPDX-2.3"}', 'an SPDX bill of materials'],
    ['{"results":[{"packages":[]}]}', 'an OSV-Scanner report'],
    ['{"foo":1,"bar":[]}', 'a JSON object with the keys "bar", "foo"'],
    ['[{"a":1}]', 'a JSON array whose first element has the keys "a"'],
    ['Total: 3 (HIGH: 1)', 'text that is not JSON, beginning with "Total: 3 (HIGH: 1)"'],
    ['', 'an empty file'],
  ])('%s is named as %s, with what is supported', (head, seen) => {
    expect(refusal(head)).toContain(`it looks like ${seen}.`)
    expect(refusal(head)).toContain('Trivy JSON, Grype JSON, SARIF 2.1.0, npm audit JSON and gitleaks JSON')
  })

  it('a bare null needs its sender’s word', () => {
    expect(refusal('null\n')).toContain('Name the format when sending it')
    expect(detectFormat('null\n', 'trivy').format).toBe('trivy')
    expect(detectFormat('[]', 'trivy').format).toBe('trivy')
  })

  it('the sender’s word does not overrule the content', () => {
    expect(detectFormat('{"matches":[],"source":{}}', 'trivy').format).toBe('grype')
    expect(() => detectFormat('{"foo":1}', 'trivy')).toThrow('not in a supported format')
  })
})
