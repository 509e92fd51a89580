import type { TimelineLink } from '#lib/incidents/model/timeline.ts'
import type { TimelineKind } from '#lib/incidents/model.ts'

export type EntryToSend = {
  kind: TimelineKind
  body: string
  /** Null: now. */
  observedAt: Date | null
  links: readonly TimelineLink[]
  files: readonly File[]
}

export type EntryRefusal = { message: string; nextStep: string; fields: Record<string, string> }

/**
 * Sends an entry with its files, in one request: it stands with all of them or not at all. XMLHttpRequest, because only
 * it tells how much has left.
 * @returns the id of the entry that stands, or why it does not
 */
export function sendEntry(
  number: number,
  entry: EntryToSend,
  onProgress: (share: number) => void,
): Promise<{ eventId: string } | { refusal: EntryRefusal }> {
  const form = new FormData()
  const { files, observedAt, ...told } = entry
  form.set(
    'entry',
    JSON.stringify({ ...told, ...(observedAt !== null && { observedAt: observedAt.toISOString() }) }),
  )
  for (const file of files) form.append('file', file)
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/incidents/${number}/events`)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total)
    request.onerror = () =>
      done({
        refusal: {
          message: 'The connection broke off.',
          nextStep: 'Check it and look at the timeline before you send again.',
          fields: {},
        },
      })
    request.onload = () => {
      const { eventId } = readJson(request.responseText)
      done(
        request.status < 300 && typeof eventId === 'string' ? { eventId } : { refusal: refusalOf(request) },
      )
    }
    request.send(form)
  })
}

function refusalOf({ responseText, status }: XMLHttpRequest): EntryRefusal {
  const problem = readJson(responseText)
  const { detail, nextStep } = problem
  const errors = Array.isArray(problem.errors) ? problem.errors : []
  const fields = errors.filter(isFieldError).map(({ path, message }): [string, string] => [path, message])
  return {
    message: typeof detail === 'string' ? detail : `The server answered ${status}.`,
    nextStep: typeof nextStep === 'string' ? nextStep : 'Nothing was kept. Try again.',
    fields: Object.fromEntries(fields),
  }
}

function isFieldError(error: unknown): error is { path: string; message: string } {
  if (typeof error !== 'object' || error === null) return false
  const { path, message } = error as Record<string, unknown>
  return typeof path === 'string' && typeof message === 'string'
}

function readJson(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    // What a proxy in between wrote: its status says all there is to say.
    return {}
  }
}
