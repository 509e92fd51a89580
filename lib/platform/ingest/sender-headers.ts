import { PlumblineError } from '#lib/platform/errors.ts'

/** What a sender says of the bytes that follow; null where nothing was said. */
export type DeclaredBytes = { size: number | null; sha256: string | null }

/** @throws PlumblineError `invalid_input`, naming the header */
export function declaredBytes(headers: Headers): DeclaredBytes {
  return { size: declaredSize(headers), sha256: declaredSha256(headers) }
}

/**
 * Reads parameters of an upload from its address, or from the header of the same meaning for clients that cannot
 * shape an address. Header values that are not plain ASCII come percent-encoded; a blank says nothing.
 * @param known parameter → header
 * @throws PlumblineError `invalid_input` for an unknown parameter or a header that cannot be decoded
 */
export function readParameters<K extends string>(
  url: URL,
  headers: Headers,
  known: Readonly<Record<K, string>>,
): (name: K) => string | null {
  for (const name of url.searchParams.keys()) {
    if (Object.hasOwn(known, name)) continue
    throw new PlumblineError(
      'invalid_input',
      `The parameter "${name.slice(0, 60)}" is not known.`,
      `Known are ${Object.keys(known).join(', ')}.`,
    )
  }
  return (name) => {
    const given = url.searchParams.get(name) ?? decode(headers.get(known[name]), name)
    return given === null || given.trim() === '' ? null : given
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
