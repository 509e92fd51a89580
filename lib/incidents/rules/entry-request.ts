import { PlumblineError } from '#lib/platform/errors.ts'

export type SentEntryFile = { name: string; type: string; bytes: Uint8Array }
/** What a request says; the command judges whether it is an entry. */
export type SentEntry = { entry: Record<string, unknown>; files: SentEntryFile[] }

/**
 * Reads an entry out of a request: JSON, or multipart/form-data (RFC 7578) with the same JSON in a part named `entry`
 * and any number of parts named `file`.
 * @throws PlumblineError `invalid_input`, `unsupported_format`
 */
export async function readEntryRequest(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<SentEntry> {
  const mediaType = contentType.toLowerCase().split(';')[0]?.trim()
  if (mediaType === 'application/json') return { entry: readJson(new TextDecoder().decode(bytes)), files: [] }
  if (mediaType === 'multipart/form-data') return readForm(bytes, contentType)
  throw new PlumblineError(
    'unsupported_format',
    'An entry is sent as application/json or multipart/form-data.',
    'Send it in one of these, with the Content-Type of it.',
  )
}

async function readForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<SentEntry> {
  const form = await new Response(bytes, { headers: { 'Content-Type': contentType } })
    .formData()
    .catch((cause: unknown) => {
      throw notReadable('multipart/form-data', cause)
    })
  const sent: SentEntry = { entry: {}, files: [] }
  for (const [name, value] of form) {
    if (name === 'entry' && typeof value === 'string') sent.entry = readJson(value)
    else if (name === 'file' && typeof value !== 'string')
      sent.files.push({
        name: value.name,
        type: value.type,
        bytes: new Uint8Array(await value.arrayBuffer()),
      })
    else
      throw new PlumblineError(
        'invalid_input',
        `The part “${name.slice(0, 60)}” is not known.`,
        'Known are entry, as JSON text, and file.',
      )
  }
  return sent
}

function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch (cause) {
    throw notReadable('JSON', cause)
  }
  throw notReadable('a JSON object')
}

const notReadable = (what: string, cause?: unknown) =>
  new PlumblineError(
    'invalid_input',
    `The body is not ${what} that can be read.`,
    'Send kind, body and, where it was not now, observedAt.',
    { cause },
  )
