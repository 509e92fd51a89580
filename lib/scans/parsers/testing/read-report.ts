import { createHmac } from 'node:crypto'
import { decodeReport } from '#lib/platform/ingest/decode.ts'
import { defaultJsonLimits, type JsonLimits } from '#lib/platform/ingest/json/limits.ts'
import type { ParsedFinding, ScanFormat } from '#lib/scans/model.ts'
import { detectFormat } from '../detect-format.ts'
import { consumeReport, type ParseOutcome, type ReportParser } from '../parser.ts'
import { createRedactor } from '../redact/redactor.ts'

export const testHmac = (secret: string): string =>
  createHmac('sha256', 'test key').update(secret).digest('hex')

async function* chunksOf(data: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size)
}

async function decodeAll(data: Uint8Array, size = 65_536): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of decodeReport(chunksOf(data, size))) parts.push(part)
  return Buffer.concat(parts)
}

export function redactAll(data: Uint8Array, format: ScanFormat, size = 65_536) {
  const redactor = createRedactor(format, testHmac)
  if (!redactor) return { bytes: Buffer.from(data), redactedCount: 0, failure: null }
  const parts: Uint8Array[] = []
  for (let at = 0; at < data.length; at += size) parts.push(...redactor.write(data.subarray(at, at + size)))
  parts.push(...redactor.end())
  return { bytes: Buffer.concat(parts), redactedCount: redactor.redactedCount, failure: redactor.failure }
}

export type Read = {
  findings: ParsedFinding[]
  outcome: ParseOutcome
  /** Decoded and redacted: what would be stored, and what the offsets count in. */
  bytes: Buffer
  parser: ReportParser
}

/** The way of every report: decode, detect, redact, parse. */
export async function readReport(
  data: Uint8Array | string,
  options: { declared?: ScanFormat; chunkSize?: number; limits?: JsonLimits } = {},
): Promise<Read> {
  const chunkSize = options.chunkSize ?? 65_536
  const decoded = await decodeAll(typeof data === 'string' ? Buffer.from(data) : data, chunkSize)
  const parser = detectFormat(decoded.subarray(0, 65_536).toString('utf8'), options.declared)
  const { bytes, failure } = redactAll(decoded, parser.format, chunkSize)
  const findings: ParsedFinding[] = []
  const input = {
    open: () => chunksOf(bytes, chunkSize),
    limits: options.limits ?? defaultJsonLimits,
    brokenBy: failure,
  }
  const outcome = await consumeReport(parser.parse(input), (batch) => {
    findings.push(...batch)
  })
  return { findings, outcome, bytes, parser }
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
