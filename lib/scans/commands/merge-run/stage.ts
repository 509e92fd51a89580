import { hash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Clock } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import type { ParsedFinding } from '../../model.ts'
import type { ParseOutcome } from '../../parsers/parser.ts'

/** More distinct rules than any scanner has: descriptions beyond are left to the raw element. */
const mostRules = 100_000

/** How far parsing may run ahead of PostgreSQL, so that neither waits for the other at each batch. */
const copyAheadBytes = 1024 * 1024

const columns = [
  'id uuid',
  'seq int',
  'fingerprint bytea',
  'fingerprint_version smallint',
  'alternate_fingerprint text',
  'issue_key bytea',
  'type finding_type',
  'severity severity',
  'rule_id text',
  'title text',
  'aliases text[]',
  'package_name text',
  'package_version text',
  'fixed_version text',
  'purl text',
  'target text',
  'path text',
  'line int',
  'resource text',
  'raw_offset bigint',
  'raw_length int',
  'content_hash bytea',
]

export type Staged = { outcome: ParseOutcome; types: Set<string>; descriptions: Map<string, string> }

/**
 * Streams a report's findings into the temporary table `staging` of this connection by COPY. The parser is
 * pulled by the copy, so memory holds one batch however long the report is.
 */
export async function stage(
  client: PoolClient,
  findings: AsyncGenerator<ParsedFinding[], ParseOutcome>,
  clock: Clock,
  onBatch: (count: number) => void,
): Promise<Staged> {
  await client.query(`create temporary table staging (${columns.join(', ')}) on commit drop`)
  let outcome: ParseOutcome | undefined
  const types = new Set<string>()
  const descriptions = new Map<string, string>()
  let sequence = 0
  async function* rows(): AsyncGenerator<string> {
    for (;;) {
      const step = await findings.next()
      if (step.done) {
        outcome = step.value
        return
      }
      let text = ''
      for (const finding of step.value) {
        // Listed, but not claimed to be there: received, and not seen.
        if (finding.assertion === 'not_asserted') continue
        types.add(finding.type)
        if (finding.description && descriptions.size < mostRules && !descriptions.has(finding.ruleId)) {
          descriptions.set(finding.ruleId, finding.description)
        }
        text += row(newId(clock), sequence++, finding)
      }
      onBatch(sequence)
      yield text
    }
  }
  await pipeline(rows(), client.query(copyFrom('copy staging from stdin', { highWaterMark: copyAheadBytes })))
  if (!outcome) throw new Error('The parser ended without an outcome.')
  await client.query('analyze staging')
  return { outcome, types, descriptions }
}

function row(id: string, sequence: number, f: ParsedFinding): string {
  const cells = [
    id,
    String(sequence),
    hex(f.fingerprint),
    String(f.fingerprintVersion),
    text(f.alternateFingerprint),
    hex(f.issueKey),
    f.type,
    f.severity,
    text(f.ruleId),
    text(f.title),
    textArray(f.aliases),
    text(f.packageName),
    text(f.packageVersion),
    text(f.fixedVersion),
    text(f.purl),
    text(f.target),
    text(f.path),
    f.startLine === undefined ? '\\N' : String(f.startLine),
    text(f.resource ?? (f.type === 'web' ? f.url : undefined)),
    String(f.offset),
    String(f.length),
    `\\\\x${contentHash(f)}`,
  ]
  return `${cells.join('\t')}\n`
}

/** Everything that may change without changing which finding it is, hashed. Positions in the report are left out. */
function contentHash(f: ParsedFinding): string {
  const fields = [
    f.severity,
    f.title,
    f.aliases,
    f.packageName,
    f.packageVersion,
    f.fixedVersion,
    f.purl,
    f.target,
    f.path,
    f.startLine,
    f.resource,
    f.url,
  ]
  return hash('sha256', JSON.stringify(fields), 'hex')
}

const hex = (bytes: Uint8Array): string =>
  `\\\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`

/** The text format of COPY: backslash, tab, newline and carriage return are escaped; NUL cannot be stored. */
function text(value: string | undefined): string {
  if (value === undefined) return '\\N'
  if (!/[\\\t\n\r\0]/.test(value)) return value
  return value
    .replaceAll('\0', '\uFFFD')
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
}

function textArray(values: readonly string[]): string {
  if (values.length === 0) return '{}'
  return text(
    `{${values.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`,
  )
}
