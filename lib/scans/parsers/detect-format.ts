import { PlumblineError } from '#lib/platform/errors.ts'
import type { ScanFormat } from '#lib/scans/model.ts'
import { gitleaksParser } from './gitleaks/parser.ts'
import { grypeParser } from './grype/parser.ts'
import { npmAuditParser } from './npm-audit/parser.ts'
import type { ReportParser } from './parser.ts'
import { type ReportShape, readShape } from './report-shape.ts'
import { sarifParser } from './sarif/parser.ts'
import { trivyParser } from './trivy/parser.ts'

const parsers: readonly ReportParser[] = [
  sarifParser,
  trivyParser,
  grypeParser,
  npmAuditParser,
  gitleaksParser,
]

const parserOf = (format: ScanFormat): ReportParser | undefined =>
  parsers.find((parser) => parser.format === format)

const supported = 'Trivy JSON, Grype JSON, SARIF 2.1.0, npm audit JSON and gitleaks JSON'

/**
 * Finds the parser by content, never by file name.
 * @param head the beginning of the decoded report: 64 KiB, or all of it
 * @param declared what the sender says it is; decides only where the content cannot (`null`, `[]`)
 * @throws PlumblineError unsupported_format, naming what was seen and what is supported
 */
export function detectFormat(head: string, declared?: ScanFormat): ReportParser {
  const found = parsers.find((parser) => parser.detect(head))
  const fallback = declared === undefined ? undefined : parserOf(declared)
  const isWithoutContent = /^\uFEFF?\s*(?:null|\[\s*\])\s*$/.test(head)
  if (isWithoutContent && fallback) return fallback
  if (found) return found
  const seen = isWithoutContent
    ? 'the word "null", which several scanners write when they find nothing'
    : lookOf(head)
  throw new PlumblineError(
    'unsupported_format',
    `The report is not in a supported format: it looks like ${seen}.`,
    isWithoutContent
      ? `Name the format when sending it, or let the scanner write a full report. Supported: ${supported}.`
      : `Let the scanner write one of: ${supported}.`,
  )
}

/** Top-level keys that give a format away which is not read (yet). */
const knownKeys: readonly (readonly [key: string, name: string])[] = [
  ['bomFormat', 'a CycloneDX bill of materials'],
  ['spdxVersion', 'an SPDX bill of materials'],
  ['@context', 'an OpenVEX document'],
  ['results.0.packages', 'an OSV-Scanner report'],
  ['check_type', 'a Checkov report'],
  ['runs', 'a list of runs that is no SARIF'],
]

function lookOf(head: string): string {
  const text = head.replace(/^\uFEFF?\s*/, '')
  if (text === '') return 'an empty file'
  if (/^<\?xml|^<[a-z]/i.test(text)) return `XML (${/<([a-z][\w.:-]*)/i.exec(text)?.[1] ?? 'no element'})`
  const shape = readShape(text)
  const known = knownKeys.find(([key]) => shape.has(key))
  if (known) return known[1]
  if (shape.root === 'object') return `a JSON object with the keys ${topLevelKeys(shape)}`
  if (shape.root === 'array') {
    return shape.has('0')
      ? `a JSON array whose first element has the keys ${topLevelKeys(shape, '0.')}`
      : 'an empty JSON array'
  }
  return `text that is not JSON, beginning with ${JSON.stringify(text.slice(0, 40))}`
}

const mostKeysShown = 8

function topLevelKeys(shape: ReportShape, prefix = ''): string {
  const keys = [...shape.open.keys(), ...shape.values.keys()]
    .filter((path) => path.startsWith(prefix) && path !== '' && !path.slice(prefix.length).includes('.'))
    .map((path) => path.slice(prefix.length, prefix.length + 60))
  const shown = keys.slice(0, mostKeysShown).map((key) => JSON.stringify(key))
  return shown.length === 0 ? '(none)' : `${shown.join(', ')}${keys.length > shown.length ? ', …' : ''}`
}
