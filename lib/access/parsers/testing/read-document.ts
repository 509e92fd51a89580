import { defaultJsonLimits, type JsonLimits } from '#lib/platform/ingest/json/limits.ts'
import type { AccessFact, AccountFact, GrantFact, MfaFact } from '../../model/fact.ts'
import type { DocumentInput, DocumentOutcome, DocumentParser } from '../parser.ts'

export type ReadDocument = {
  facts: AccessFact[]
  accounts: AccountFact[]
  grants: GrantFact[]
  factors: MfaFact[]
  outcome: DocumentOutcome
}

type Options = { part?: string | null; chunkSize?: number; limits?: Partial<JsonLimits> }

async function* chunksOf(data: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size)
}

function documentInput(data: Uint8Array | string, options: Options = {}): DocumentInput {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data
  return {
    open: () => chunksOf(bytes, options.chunkSize ?? 65_536),
    limits: { ...defaultJsonLimits, ...options.limits },
    mapping: null,
    part: options.part ?? null,
    observedAt: new Date('2026-11-01T00:00:00Z'),
  }
}

/** Reads a whole document, and sorts what it says by kind. */
export async function readDocument(
  parser: DocumentParser,
  data: Uint8Array | string,
  options: Options = {},
): Promise<ReadDocument> {
  const facts: AccessFact[] = []
  const reading = parser.parse(documentInput(data, options))
  for (;;) {
    const step = await reading.next()
    if (step.done) {
      const accounts = facts.filter((fact) => fact.kind === 'account')
      const grants = facts.filter((fact) => fact.kind === 'grant')
      const factors = facts.filter((fact) => fact.kind === 'mfa')
      return { facts, accounts, grants, factors, outcome: step.value }
    }
    facts.push(...step.value)
  }
}
