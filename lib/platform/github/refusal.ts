import { RequestError } from 'octokit'
import { minuteMs } from '../clock.ts'
import { isPlumblineError } from '../errors.ts'
import { RemoteRefusal } from '../http/remote-refusal.ts'

/**
 * Asks GitHub something; what it refuses comes as a `RemoteRefusal`.
 * Source: docs.github.com, "Troubleshooting the REST API" and "Rate limits for the REST API".
 */
export async function asked<T>(now: Date, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw toRefusal(error, now)
  }
}

/** The same, with null where GitHub knows no such thing. */
export async function askedFor<T>(now: Date, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await asked(now, ask)
  } catch (error) {
    if (error instanceof RemoteRefusal && error.reason === 'not_found') return null
    throw error
  }
}

function toRefusal(error: unknown, now: Date): unknown {
  if (!(error instanceof RequestError)) return error
  const { status, message, response, cause } = error
  if (isPlumblineError(cause))
    return new RemoteRefusal(
      cause.code === 'forbidden' || cause.code === 'invalid_input' ? 'host_not_allowed' : 'unavailable',
      `${cause.message} ${cause.nextStep}`,
      null,
      cause,
    )
  const headers = response?.headers ?? {}
  const refusal = (reason: RemoteRefusal['reason'], retryAt: Date | null = null) =>
    new RemoteRefusal(reason, message, retryAt, error)
  const retryAt = askAgainAt(headers, now)
  if (status === 429 || (status === 403 && (retryAt !== null || /rate limit|abuse/i.test(message))))
    return refusal('rate_limited', retryAt ?? new Date(now.getTime() + minuteMs))
  if (status === 401) return refusal('unauthorised')
  if (status === 403) return refusal('forbidden')
  if (status === 404 || status === 410) return refusal('not_found')
  if (status === 405) return refusal('protected')
  if (status === 409) return refusal('conflict')
  // A branch or a file that rules of the repository guard: the words are all there is to tell it by.
  if (status === 422 && /protected|ruleset|repository rule/i.test(message)) return refusal('protected')
  if (status >= 500) return refusal('unavailable', retryAt)
  return refusal('unexpected')
}

/** `retry-after` in seconds, or the end of a window that is used up. */
function askAgainAt(headers: Record<string, unknown>, now: Date): Date | null {
  const after = Number(headers['retry-after'])
  if (headers['retry-after'] !== undefined && Number.isFinite(after))
    return new Date(now.getTime() + after * 1000)
  const reset = Number(headers['x-ratelimit-reset'])
  if (String(headers['x-ratelimit-remaining']) === '0' && Number.isFinite(reset))
    return new Date(reset * 1000)
  return null
}
