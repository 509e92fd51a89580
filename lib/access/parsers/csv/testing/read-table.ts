import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import type { ColumnMapping } from '../../../model/column-mapping.ts'
import type { AccessFact } from '../../../model/fact.ts'
import type { DocumentOutcome, DocumentParser } from '../../parser.ts'

export const observedAt = new Date('2026-11-01T00:00:00Z')

type Options = {
  chunkSize?: number
  mapping?: ColumnMapping
  part?: string
  limits?: Partial<typeof defaultJsonLimits>
}

/** What a parser makes of a text, in chunks of any size. */
export async function readDocument(
  parser: DocumentParser,
  text: string | Uint8Array,
  { chunkSize = 1024, mapping, part, limits }: Options = {},
): Promise<{ facts: AccessFact[]; outcome: DocumentOutcome }> {
  const bytes = Buffer.from(text as string)
  async function* open() {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize)
  }
  const reading = parser.parse({
    open,
    limits: { ...defaultJsonLimits, ...limits },
    mapping: mapping ?? null,
    part: part ?? null,
    observedAt,
  })
  const facts: AccessFact[] = []
  for (;;) {
    const next = await reading.next()
    if (next.done) return { facts, outcome: next.value }
    facts.push(...next.value)
  }
}
