import { PlumblineError } from '#lib/platform/errors.ts'
import { splitJson } from '#lib/platform/ingest/json/split.ts'
import type { Visitor } from '#lib/platform/ingest/json/splitter.ts'
import { breakOf } from '../broken-document.ts'
import { readMoment } from '../element-fields.ts'
import type { DocumentInput } from '../parser.ts'

/** The CSV of a report, and when AWS made it. */
type Report = { input: DocumentInput; generatedAt: Date | null }

const kept: ReadonlySet<unknown> = new Set(['Content', 'GeneratedTime'])

/** The answer alone, or in the `data` of a recording. */
const visit: Visitor = (path) => {
  const last = path.at(-1)
  if (path.length === 0 || (path.length === 1 && last === 'data')) return 'enter'
  return kept.has(last) ? 'take' : 'skip'
}

const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/

/**
 * Takes the CSV out of the answer of `GetCredentialReport`: the AWS CLI prints it in base64, SDKs decode it.
 * @throws PlumblineError invalid_input or limit_exceeded
 */
export async function openEnvelope(input: DocumentInput): Promise<Report> {
  // The one string is the whole report: up to 5,000 users have no room in the limit of a string.
  const limits = { ...input.limits, stringBytes: input.limits.elementBytes }
  let content: unknown
  let generated: unknown
  try {
    for await (const events of splitJson(input.open(), visit, limits)) {
      for (const event of events) {
        if (event.kind !== 'value') continue
        if (event.path.at(-1) === 'Content') content = event.value
        else if (event.path.at(-1) === 'GeneratedTime') generated = event.value
      }
    }
  } catch (error) {
    throw breakOf(error)
  }
  if (typeof content !== 'string' || content === '') throw withoutContent()
  const csv = base64.test(content) ? Buffer.from(content, 'base64') : Buffer.from(content, 'utf8')
  return {
    input: { ...input, open: () => once(csv) },
    generatedAt: typeof generated === 'string' ? (readMoment(generated) ?? null) : null,
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const withoutContent = () =>
  new PlumblineError(
    'invalid_input',
    'The answer of AWS holds no report: “Content” is missing.',
    'Wait until `aws iam generate-credential-report` says COMPLETE, then send `aws iam get-credential-report`.',
  )
