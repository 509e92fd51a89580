import { isPlumblineError } from '#lib/platform/errors.ts'
import { fetchOutgoing, type OutgoingTerms } from '#lib/platform/http/outgoing.ts'
import { PublicationBlocked } from '../../rules/publication-blocked.ts'

/** Eight sections of 50,000 characters, of four bytes at most, and room for what is around them. */
const mostPageBytes = 2 * 1024 * 1024

/**
 * Reads the public address as nobody in particular: no credential, no cookie, no redirect.
 * @returns what it shows @throws PublicationBlocked
 */
export async function fetchPublicPage(url: string, terms: OutgoingTerms): Promise<Buffer> {
  const answer = await fetchOutgoing(
    {
      url,
      method: 'GET',
      headers: { accept: 'text/plain, text/markdown, */*', 'cache-control': 'no-cache' },
    },
    { ...terms, mostBytes: mostPageBytes },
  ).catch((error: unknown) => {
    if (!isPlumblineError(error)) throw error
    const code = error.code === 'unavailable' ? 'unreachable' : 'host_not_allowed'
    throw new PublicationBlocked(code, error.message, null, error)
  })
  if (answer.status === 404 || answer.status === 403 || answer.status === 401)
    throw new PublicationBlocked('page_not_visible', `${url} answers ${answer.status}.`)
  if (answer.status === 429) throw new PublicationBlocked('rate_limited', `${url} answers 429.`)
  if (answer.status >= 500) throw new PublicationBlocked('unreachable', `${url} answers ${answer.status}.`)
  if (answer.status !== 200)
    throw new PublicationBlocked('page_not_visible', `${url} answers ${answer.status}.`)
  if (answer.isTruncated) throw new PublicationBlocked('page_differs', 'The page is longer than 2 MiB.')
  return answer.body
}
