import { fetchOutgoing, type OutgoingRequest, type OutgoingTerms } from './outgoing.ts'

const withoutBody = new Set([101, 204, 205, 304])

/**
 * `fetch` for libraries that take one, over the one guarded way out. Redirects are answers, not followed.
 * An answer longer than `terms.mostBytes` is cut.
 * @throws PlumblineError `forbidden`, `unavailable`
 */
export const guardedFetch =
  (terms: OutgoingTerms): typeof fetch =>
  async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input)
    const { status, headers, body } = await fetchOutgoing(
      {
        url,
        method: (init.method ?? 'GET') as OutgoingRequest['method'],
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(typeof init.body === 'string' && { body: init.body }),
      },
      terms,
    )
    const told = new Headers()
    for (const [name, value] of Object.entries(headers))
      if (value !== undefined) told.set(name, Array.isArray(value) ? value.join(', ') : value)
    return new Response(withoutBody.has(status) ? null : new Uint8Array(body), { status, headers: told })
  }
