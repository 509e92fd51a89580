import type { ActionResult } from '#lib/platform/http/action-result.ts'
import type { Problem } from '#lib/platform/http/problem.ts'

/**
 * Sends credentials to one of the ways in; the answer sets the session's cookie. Refusals come back as problem
 * details, which read like any refused action.
 */
export async function submitCredentials(
  way: 'password' | 'second-factor' | 'persona',
  fields: Record<string, string>,
): Promise<ActionResult<null>> {
  try {
    const csrf = await fetch('/api/auth/csrf', { cache: 'no-store' })
    const { csrfToken } = (await csrf.json()) as { csrfToken?: string }
    const response = await fetch(`/api/auth/callback/${way}`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, csrfToken: csrfToken ?? '', callbackUrl: '/', json: 'true' }),
    })
    const answer = (await response.json()) as Partial<Problem> & { url?: string }
    if (response.ok && answer.url !== undefined && !answer.url.includes('csrf='))
      return { ok: true, data: null }
    return refused(answer)
  } catch {
    // fetch rejects only when there was no answer, or none that can be read.
    return unreachable
  }
}

const unreachable = {
  ok: false,
  code: 'unavailable',
  message: 'Plumbline did not answer.',
  nextStep: 'Check your connection and try again.',
} as const

function refused(problem: Partial<Problem>): ActionResult<null> {
  return {
    ok: false,
    code: problem.status === 429 ? 'rate_limited' : 'unauthenticated',
    message: problem.detail ?? 'This browser did not send its cookies back.',
    nextStep: problem.nextStep ?? 'Allow cookies for this site, reload the page and try again.',
  }
}
