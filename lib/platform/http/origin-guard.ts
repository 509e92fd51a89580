import { PlumblineError } from '../errors.ts'

/**
 * Refuses a request that changes something unless a page of ours sent it (SECURITY: requests). Next lets a
 * server action without an Origin through and compares with a host the client can forge, so it is not enough.
 * @param origin the configured origin of this installation
 * @throws PlumblineError `bad_origin`
 */
export function guardOrigin(headers: Headers, origin: string): void {
  const site = headers.get('sec-fetch-site')
  if (headers.get('origin') === origin && (site === null || site === 'same-origin')) return
  throw new PlumblineError(
    'bad_origin',
    'This request did not come from a page of Plumbline.',
    `Open Plumbline at ${origin} and try again there.`,
  )
}
