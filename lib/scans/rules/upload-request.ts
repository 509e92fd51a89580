import { z } from 'zod'
import { checkFileName } from '#lib/platform/ingest/file-name.ts'
import { type DeclaredBytes, declaredBytes, readParameters } from '#lib/platform/ingest/sender-headers.ts'
import { parseInput } from '#lib/platform/parse.ts'
import { assetName, branchName, commitId, configurationName, imageDigest } from '../model/sender-fields.ts'
import { type ScanFormat, scanFormatSchema } from '../model.ts'

const defaultBranch = 'main'

const fields = z.strictObject({
  asset: assetName.nullable(),
  branch: branchName,
  commit: commitId.nullable(),
  digest: imageDigest.nullable(),
  observedAt: z.iso
    .datetime({ offset: true, message: 'expected a time such as 2026-11-22T07:14:00Z' })
    .transform((text) => new Date(text))
    .nullable(),
  success: z.enum(['true', 'false']).default('false'),
  format: scanFormatSchema.nullable(),
  configuration: configurationName.nullable(),
})

export type UploadRequest = {
  asset: string | null
  branch: string
  commit: string | null
  digest: string | null
  observedAt: Date | null
  isDeclaredSuccess: boolean
  /** What the sender says the report is; decides only where the content cannot (`null`, `[]`). */
  format: ScanFormat | null
  configuration: string | null
  fileName: string
  declared: DeclaredBytes
}

/** Query parameter → header of the same meaning, for clients that cannot shape an address. */
const parameters = {
  asset: 'x-plumbline-asset',
  branch: 'x-plumbline-branch',
  commit: 'x-plumbline-commit',
  digest: 'x-plumbline-digest',
  observedAt: 'x-plumbline-observed-at',
  success: 'x-plumbline-success',
  format: 'x-plumbline-format',
  configuration: 'x-plumbline-configuration',
  fileName: 'x-plumbline-file-name',
} as const

/**
 * Reads what a sender says of a report, from the address or from `X-Plumbline-*` headers, before its body is
 * touched. Header values that are not plain ASCII come percent-encoded.
 * @throws PlumblineError `invalid_input`, naming the field
 */
export function readUploadRequest(url: URL, headers: Headers): UploadRequest {
  const value = readParameters(url, headers, parameters)
  const parsed = parseInput(fields, {
    asset: value('asset'),
    branch: value('branch') ?? defaultBranch,
    commit: value('commit'),
    digest: value('digest'),
    observedAt: value('observedAt'),
    success: value('success') ?? undefined,
    format: value('format'),
    configuration: value('configuration'),
  })
  const { success, ...rest } = parsed
  return {
    ...rest,
    isDeclaredSuccess: success === 'true',
    fileName: checkFileName(value('fileName') ?? 'report'),
    declared: declaredBytes(headers),
  }
}
