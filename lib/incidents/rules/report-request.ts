import { PlumblineError } from '#lib/platform/errors.ts'

type SentFile = { name: string; bytes: Uint8Array }
/** What a request says; the command judges whether it is a report. */
type SentReport = { text: Record<string, unknown>; files: SentFile[] }

const fields = ['what', 'where', 'howKnown']

/**
 * Reads the body of `POST /api/v1/reports`: JSON, or multipart/form-data (RFC 7578) with the same fields and any
 * number of parts named `file`.
 * @throws PlumblineError `invalid_input`, `unsupported_format`
 */
export async function readReportRequest(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<SentReport> {
  const [mediaType = ''] = contentType.toLowerCase().split(';')
  if (mediaType.trim() === 'application/json') return { text: readJson(bytes), files: [] }
  if (mediaType.trim() === 'multipart/form-data') return readForm(bytes, contentType)
  throw new PlumblineError(
    'unsupported_format',
    'A report is sent as application/json or multipart/form-data.',
    `Send ${fields.join(', ')} in one of these, with the Content-Type of it.`,
  )
}

function readJson(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch (error) {
    throw notReadable('JSON', error)
  }
  throw notReadable('a JSON object')
}

async function readForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<SentReport> {
  const form = await new Response(bytes, { headers: { 'Content-Type': contentType } })
    .formData()
    .catch((error: unknown) => {
      throw notReadable('multipart/form-data', error)
    })
  const text: Record<string, unknown> = {}
  const files: SentFile[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') text[name] = value
    else if (name === 'file')
      files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
    else throw unknownPart(name)
  }
  return { text, files }
}

const notReadable = (what: string, cause?: unknown) =>
  new PlumblineError(
    'invalid_input',
    `The body is not ${what} that can be read.`,
    `Send ${fields.join(', ')} as text.`,
    { cause },
  )

const unknownPart = (name: string) =>
  new PlumblineError(
    'invalid_input',
    `The part "${name.slice(0, 60)}" holds a file, but files are sent as parts named "file".`,
    'Rename the part.',
  )
