import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemClock } from '../../clock.ts'
import { refusal } from './answers.ts'
import { exampleOf, findOperation, type Match } from './description.ts'
import { FakeRepository } from './fake-repository.ts'
import { type Answer, operations } from './operations.ts'
import { answerFaults, requestFaults } from './validate.ts'

export type SeenRequest = { method: string; path: string; authorization: string | null }

type Verdict = 'go on' | 'hang up'
/** Called for each request, before it is done and after it, before the answer leaves. */
export type Watch = (moment: 'before' | 'after', request: SeenRequest) => Verdict | Promise<Verdict>

/**
 * GitHub, as far as Plumbline uses it: the API under `/api`, and public files under `/raw/{owner}/{repo}/{branch}/{path}`.
 * Every request and every answer is held against GitHub's own OpenAPI description; `violations` must stay empty.
 */
export async function startGitHub({ owner = 'covenant', repo = 'security' } = {}) {
  const repository = new FakeRepository(owner, repo)
  const state = {
    tokens: new Set(['valid-token']),
    /** Seconds until the window of the rate limit opens again; null: there is room. */
    limitedForSeconds: null as number | null,
    isDown: false,
    /** What the public address shows lags behind, as a cache does. */
    publicText: (text: string): string | null => text,
    watch: (() => 'go on') as Watch,
  }
  const seen: SeenRequest[] = []
  const violations: string[] = []

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => {
      violations.push(String(error))
      outgoing.destroy()
    })
  })

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://localhost')
    const request = {
      method: incoming.method ?? 'GET',
      path: url.pathname,
      authorization: incoming.headers.authorization ?? null,
    }
    seen.push(request)
    const parts: Buffer[] = []
    for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part)
    if ((await state.watch('before', request)) === 'hang up') return void outgoing.destroy()
    const {
      status,
      body,
      headers = {},
    } = url.pathname.startsWith('/raw/')
      ? publicFile(url.pathname, request)
      : answer(request, url, Buffer.concat(parts).toString())
    if ((await state.watch('after', request)) === 'hang up') return void outgoing.destroy()
    const isText = typeof body === 'string'
    outgoing.writeHead(status, {
      'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
      ...headers,
    })
    outgoing.end(isText ? body : JSON.stringify(body))
  }

  type Told = Answer & { headers?: Record<string, string> }

  function answer(request: SeenRequest, url: URL, text: string): Told {
    const match = findOperation(request.method, url.pathname.replace(/^\/api/, ''))
    if (match === undefined) {
      violations.push(`${request.method} ${url.pathname} is no operation of GitHub`)
      return { status: 404, body: refusal('Not Found') }
    }
    const body = text === '' ? undefined : (JSON.parse(text) as unknown)
    const where = `${request.method} ${match.template}`
    violations.push(...requestFaults(match, url.searchParams, body).map((fault) => `${where}: ${fault}`))
    const told = refused(request) ?? operate(match, url, body as Record<string, unknown> | undefined)
    violations.push(
      ...answerFaults(match, told.status, told.body).map(
        (fault) => `${where} answers ${told.status}: ${fault}`,
      ),
    )
    return told
  }

  function refused({ authorization }: SeenRequest): Told | null {
    if (state.isDown) return { status: 503, body: refusal('Service unavailable') }
    if (state.limitedForSeconds !== null) {
      const reset = Math.floor(systemClock.now().getTime() / 1000) + state.limitedForSeconds
      return {
        status: 403,
        body: refusal('API rate limit exceeded for user ID 1.'),
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
      }
    }
    const token = authorization?.replace(/^(token|bearer) /i, '') ?? ''
    // An App shows a signed token of its own; the two dots are all that is looked at here.
    const isApp = token.split('.').length === 3
    return isApp || state.tokens.has(token) ? null : { status: 401, body: refusal('Bad credentials') }
  }

  function operate(match: Match, url: URL, body: Record<string, unknown> = {}): Told {
    const { template, parameters } = match
    if (template === '/app/installations/{installation_id}/access_tokens') {
      state.tokens.add('installation-token')
      return { status: 201, body: { ...exampleOf('installation-token'), token: 'installation-token' } }
    }
    const does = operations[`${match.method} ${template}`]
    if (does === undefined) throw new Error(`the stand-in does not do ${match.method} ${template}`)
    if (parameters.owner !== owner || parameters.repo !== repo)
      return { status: 404, body: refusal('Not Found') }
    return does(repository, { parameters, query: url.searchParams, body })
  }

  function publicFile(path: string, { authorization }: SeenRequest): Told {
    if (authorization !== null) violations.push('the public page was asked for with a credential')
    const [, , ofOwner, ofRepo, branch = '', ...rest] = path.split('/')
    const text = repository.head(branch)?.files.get(rest.map(decodeURIComponent).join('/'))
    const isThere = ofOwner === owner && ofRepo === repo && !repository.isPrivate && text !== undefined
    const shown = isThere ? state.publicText(text) : null
    return shown === null ? { status: 404, body: '404: Not Found' } : { status: 200, body: shown }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    repository,
    state,
    seen,
    violations,
    apiUrl: `${origin}/api`,
    publicUrlTemplate: `${origin}/raw/{owner}/{repository}/{branch}/{path}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type GitHubStandIn = Awaited<ReturnType<typeof startGitHub>>
