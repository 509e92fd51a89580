import type { Scanner } from '#cli/demo/history/scope.ts'
import type { Weakness } from '#cli/demo/history/weaknesses.ts'
import { hexOf } from '#cli/demo/random.ts'

type Producer = {
  driver: Record<string, unknown>
  schema: string
  /** Semgrep writes one line, CodeQL and Checkov indent. */
  indent: number
  fingerprint: ((weakness: Weakness) => Record<string, unknown>) | null
}

const producers: Partial<Record<Scanner, Producer>> = {
  semgrep: {
    driver: { name: 'Semgrep OSS', semanticVersion: '1.121.0' },
    schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    indent: 0,
    // Without an account Semgrep writes this in place of a fingerprint.
    fingerprint: () => ({ fingerprints: { 'matchBasedId/v1': 'requires login' } }),
  },
  codeql: {
    driver: { name: 'CodeQL', organization: 'GitHub', semanticVersion: '2.21.3' },
    schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    indent: 2,
    fingerprint: ({ path, snippet }) => ({
      partialFingerprints: {
        primaryLocationLineHash: `${hexOf(`${path} ${snippet}`, 16)}:1`,
        primaryLocationStartColumnFingerprint: '4',
      },
    }),
  },
  checkov: {
    driver: { name: 'Checkov', version: '3.2.420', informationUri: 'https://checkov.io' },
    schema:
      'https://raw.githubusercontent.com/oasis-tcs/sarif-spec/main/sarif-2.1/schema/sarif-schema-2.1.0.json',
    indent: 4,
    fingerprint: null,
  },
}

/** SARIF 2.1.0 in the manner of the scanner: rules first, then results that point at them. */
export function sarifReport(scanner: Scanner, weaknesses: readonly Weakness[], at: Date): string {
  const producer = producers[scanner]
  if (!producer) throw new Error(`${scanner} writes no SARIF here.`)
  const rules = [...new Map(weaknesses.map((one) => [one.rule, one])).values()]
  const report = {
    $schema: producer.schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...producer.driver, rules: rules.map(descriptor) } },
        results: weaknesses.map((one) => ({
          ruleId: one.rule,
          ruleIndex: rules.findIndex(({ rule }) => rule === one.rule),
          level: one.level,
          message: { text: one.message },
          locations: [location(one)],
          ...producer.fingerprint?.(one),
        })),
        invocations: [{ executionSuccessful: true, endTimeUtc: at.toISOString() }],
      },
    ],
  }
  return JSON.stringify(report, null, producer.indent)
}

const descriptor = ({ rule, message, level, score }: Weakness) => ({
  id: rule,
  name: rule,
  shortDescription: { text: message },
  fullDescription: { text: message },
  defaultConfiguration: { level },
  properties: { tags: ['security'], ...(score === null ? {} : { 'security-severity': score }) },
})

const location = ({ path, line, snippet }: Weakness) => ({
  physicalLocation: {
    artifactLocation: { uri: path, uriBaseId: '%SRCROOT%' },
    region: {
      startLine: line,
      endLine: line,
      startColumn: 5,
      endColumn: 5 + snippet.length,
      snippet: { text: snippet },
    },
  },
})
