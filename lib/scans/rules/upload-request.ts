import { z } from 'zod'
import { PlumblineError } from '#lib/platform/errors.ts'
import { parseInput } from '#lib/platform/parse.ts'
import { assetName, branchName, commitId, configurationName, imageDigest } from '../model/sender-fields.ts'
import { type ScanFormat, scanFormatSchema } from '../model.ts'
import { checkFileName } from './file-name.ts'

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
  /** What the sender said of the bytes; null where nothing was said. */
  declared: { size: number | null; sha256: string | null }
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
  for (const name of url.searchParams.keys()) {
    if (name in parameters) continue
    throw new PlumblineError(
      'invalid_input',
      `The parameter "${name.slice(0, 60)}" is not known.`,
      `Known are ${Object.keys(parameters).join(', ')}.`,
    )
  }
  const value = (name: keyof typeof parameters) => {
    const given = url.searchParams.get(name) ?? decode(headers.get(parameters[name]), name)
    return given === null || given.trim() === '' ? null : given
  }
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
    declared: { size: declaredSize(headers), sha256: declaredSha256(headers) },
  }
}

function decode(value: string | null, name: string): string | null {
  if (value === null) return null
  try {
    return decodeURIComponent(value)
  } catch {
    throw new PlumblineError(
      'invalid_input',
      `The header for "${name}" is not percent-encoded correctly.`,
      'Encode it as encodeURIComponent does, or use the query parameter.',
    )
  }
}

function declaredSize(headers: Headers): number | null {
  const length = headers.get('content-length')
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null
}

/** `X-Plumbline-Sha256` in hex, or `Content-Digest` (RFC 9530) with its sha-256 in base64. Both must agree. */
function declaredSha256(headers: Headers): string | null {
  const hex = headers.get('x-plumbline-sha256')?.trim().toLowerCase() ?? null
  if (hex !== null && !/^[0-9a-f]{64}$/.test(hex)) {
    throw digestError('X-Plumbline-Sha256', 'expected 64 hexadecimal digits')
  }
  const header = headers.get('content-digest')
  const coded = header === null ? undefined : /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(header)?.[1]
  if (header?.includes('sha-256') && coded === undefined) {
    throw digestError('Content-Digest', 'expected sha-256=:<base64 of 32 bytes>:')
  }
  const digest = coded === undefined ? null : Buffer.from(coded, 'base64').toString('hex')
  if (hex !== null && digest !== null && hex !== digest) {
    throw digestError('Content-Digest', 'it names another digest than X-Plumbline-Sha256')
  }
  return hex ?? digest
}

const digestError = (header: string, what: string) =>
  new PlumblineError(
    'invalid_input',
    `The header ${header} is not valid: ${what}.`,
    'Correct it, or leave it out.',
    {
      details: [{ path: header, message: what }],
    },
  )
