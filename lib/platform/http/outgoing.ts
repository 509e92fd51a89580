import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { secondMs } from '../clock.ts'
import { isPlumblineError, PlumblineError } from '../errors.ts'
import { type AllowList, bare, isAllowedHost } from './address-rules.ts'
import { guardedAgent } from './guarded-agent.ts'

export const outgoingTimeoutMs = 10 * secondMs
export const mostAnswerBytes = 64 * 1024

export type OutgoingRequest = {
  url: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
}
/** `body` ends after `mostBytes`, whatever came behind. A redirect is an answer like any other: it is not followed. */
export type OutgoingAnswer = {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  isTruncated: boolean
}

export type OutgoingTerms = {
  allow: AllowList
  timeoutMs?: number
  /** 64 KiB when left out. */
  mostBytes?: number
}

/**
 * The one way out to addresses that somebody typed (SECURITY.md, "Outgoing requests").
 * @throws PlumblineError `forbidden` when the host or an address is not allowed, `unavailable` when there is no answer
 */
export async function fetchOutgoing(
  { url, method, headers = {}, body }: OutgoingRequest,
  { allow, timeoutMs = outgoingTimeoutMs, mostBytes = mostAnswerBytes }: OutgoingTerms,
): Promise<OutgoingAnswer> {
  const target = checkOutgoingUrl(url, allow)
  const protocol = target.protocol === 'https:' ? 'https:' : 'http:'
  const agent = guardedAgent(protocol, allow)
  try {
    return await new Promise<OutgoingAnswer>((resolve, reject) => {
      const send = protocol === 'https:' ? httpsRequest : httpRequest
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const outgoing = send(target, {
        agent,
        method,
        headers: { 'user-agent': 'Plumbline', ...headers, ...length },
        signal: AbortSignal.timeout(timeoutMs),
      })
      outgoing.on('error', reject)
      outgoing.on('response', (answer) => readAnswer(answer, mostBytes).then(resolve, reject))
      outgoing.end(body)
    })
  } catch (error) {
    if (isPlumblineError(error)) throw error
    throw unreachable(target.hostname, error)
  } finally {
    agent.destroy()
  }
}

/**
 * An address that may be asked: https (http only to an address of the list), no name and password in it, a host of
 * the list.
 * @throws PlumblineError `invalid_input`, `forbidden`
 */
export function checkOutgoingUrl(text: string, allow: AllowList): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new PlumblineError(
      'invalid_input',
      'That is no address that can be called.',
      'Give an address such as https://hooks.example.org/plumbline, without a name or password in it.',
    )
  if (!isAllowedHost(allow, url.hostname))
    throw new PlumblineError(
      'forbidden',
      `${bare(url.hostname)} is not among the hosts that this installation may call.`,
      `Ask whoever runs Plumbline to add it to ${allow.setting}.`,
    )
  const isListedAddress = allow.addresses.check(
    bare(url.hostname),
    url.hostname.startsWith('[') ? 'ipv6' : 'ipv4',
  )
  if (url.protocol === 'http:' && !isListedAddress)
    throw new PlumblineError(
      'invalid_input',
      'Messages go out over TLS only.',
      'Give an address that begins with https://.',
    )
  return url
}

/** Resolves at the end or after `mostBytes`, whichever comes first; the rest is not read. */
async function readAnswer(answer: IncomingMessage, mostBytes: number): Promise<OutgoingAnswer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.length
    // Leaving the loop destroys the connection.
    if (size > mostBytes) break
  }
  const body = Buffer.concat(parts).subarray(0, mostBytes)
  return { status: answer.statusCode ?? 0, headers: answer.headers, body, isTruncated: size > mostBytes }
}

function unreachable(host: string, cause: unknown): PlumblineError {
  const isLate = cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError')
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  return new PlumblineError(
    'unavailable',
    isLate ? `${host} did not answer in time.` : `${host} could not be reached${code}.`,
    'Check that it runs and can be reached from the machine of the worker.',
    { cause },
  )
}
