import { z } from 'zod'
import { PlumblineError } from '#lib/platform/errors.ts'
import { checkFileName } from '#lib/platform/ingest/file-name.ts'
import { type DeclaredBytes, declaredBytes, readParameters } from '#lib/platform/ingest/sender-headers.ts'
import { parseInput } from '#lib/platform/parse.ts'
import { type ColumnMapping, columnMappingSchema } from '../model/column-mapping.ts'
import { type AccessFormat, accessFormatSchema } from '../model/format.ts'
import { feedPart, sourceName } from '../model/source-fields.ts'

const fields = z.strictObject({
  source: sourceName,
  format: accessFormatSchema.nullable(),
  part: feedPart.nullable(),
  complete: z.enum(['true', 'false']).default('false'),
  observedAt: z.iso
    .datetime({ offset: true, message: 'expected a time such as 2026-11-22T07:14:00Z' })
    .transform((text) => new Date(text))
    .nullable(),
  mapping: columnMappingSchema.nullable(),
})

export type DocumentRequest = {
  /** Name of the source it comes from. */
  source: string
  /** What the sender says the document is; decides only between formats that look alike. */
  format: AccessFormat | null
  part: string | null
  /** The sender says that it is the whole list, all pages of it. */
  isDeclaredComplete: boolean
  observedAt: Date | null
  /** For CSV: which column gives which field; null takes the one remembered with the source. */
  mapping: ColumnMapping | null
  fileName: string
  declared: DeclaredBytes
}

const parameters = {
  source: 'x-plumbline-source',
  format: 'x-plumbline-format',
  part: 'x-plumbline-part',
  complete: 'x-plumbline-complete',
  observedAt: 'x-plumbline-observed-at',
  mapping: 'x-plumbline-mapping',
  fileName: 'x-plumbline-file-name',
} as const

/** A document about people or access names its source; a scan report does not. */
export const namesSource = (url: URL, headers: Headers): boolean =>
  url.searchParams.has('source') || headers.has(parameters.source)

/**
 * Reads what a sender says of a document about people or access, from the address or from `X-Plumbline-*` headers,
 * before its body is touched.
 * @throws PlumblineError `invalid_input`, naming the field
 */
export function readDocumentRequest(url: URL, headers: Headers): DocumentRequest {
  const value = readParameters(url, headers, parameters)
  const { complete, ...rest } = parseInput(fields, {
    source: value('source') ?? '',
    format: value('format'),
    part: value('part'),
    complete: value('complete') ?? undefined,
    observedAt: value('observedAt'),
    mapping: readJson(value('mapping')),
  })
  return {
    ...rest,
    isDeclaredComplete: complete === 'true',
    fileName: checkFileName(value('fileName') ?? 'document'),
    declared: declaredBytes(headers),
  }
}

function readJson(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new PlumblineError(
      'invalid_input',
      'The parameter "mapping" is not JSON.',
      'Send the mapping as the column mapper made it, or leave it out to use the one remembered with the source.',
      { cause, details: [{ path: 'mapping', message: 'is not JSON' }] },
    )
  }
}
