import type { GitHttpRequest, GitHttpResponse, HttpClient } from 'isomorphic-git'
import { isPlumblineError } from '../errors.ts'
import { fetchOutgoing, type OutgoingTerms } from '../http/outgoing.ts'
import { RemoteRefusal } from '../http/remote-refusal.ts'

/** A repository of post-mortems is text; one that is larger than this holds something else. */
const mostPackBytes = 256 * 1024 * 1024

/** isomorphic-git's way to the network, over the guarded way out. */
export function gitTransport(terms: OutgoingTerms): HttpClient {
  return {
    async request({ url, method = 'GET', headers = {}, body }: GitHttpRequest): Promise<GitHttpResponse> {
      const sent = body === undefined ? undefined : await collect(body)
      const answer = await fetchOutgoing(
        {
          url,
          method: method === 'POST' ? 'POST' : 'GET',
          headers,
          ...(sent !== undefined && { body: sent }),
        },
        { mostBytes: mostPackBytes, ...terms },
      ).catch((error: unknown) => {
        if (!isPlumblineError(error)) throw error
        const isOurs = error.code === 'forbidden' || error.code === 'invalid_input'
        const reason = isOurs ? 'host_not_allowed' : 'unavailable'
        throw new RemoteRefusal(reason, `${error.message} ${error.nextStep}`, null, error)
      })
      if (answer.isTruncated) throw new RemoteRefusal('unexpected', 'The repository is larger than 256 MiB.')
      return {
        url,
        method,
        headers: Object.fromEntries(
          Object.entries(answer.headers).map(([name, value]) => [name, String(value ?? '')]),
        ),
        body: once(answer.body),
        statusCode: answer.status,
        statusMessage: String(answer.status),
      }
    },
  }
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts)
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
