import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Verdict = 'go on' | 'hang up'
/** Called for each request, before git answers it and after, before the answer leaves. */
type Watch = (moment: 'before' | 'after', path: string) => Verdict | Promise<Verdict>

const login = { user: 'plumbline', password: 'a password' }

/**
 * A real git server on loopback: `git http-backend` behind HTTP, with one bare repository whose files anybody reads
 * under `/raw/{branch}/{path}`, and to which a name and a password may push.
 */
export async function startGitServer({ isEmpty = false } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'plumbline-git-server-'))
  const repository = join(root, 'security.git')
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] })
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', repository])
  git('config', 'http.receivepack', 'true')
  if (!isEmpty) beginHistory(git)
  const state = { needsLogin: true, isPublic: true, watch: (() => 'go on') as Watch }
  const seen: string[] = []

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://localhost')
    const path = `${incoming.method} ${url.pathname}${url.search}`
    seen.push(path)
    const body: Buffer[] = []
    for await (const part of incoming as AsyncIterable<Buffer>) body.push(part)
    if ((await state.watch('before', path)) === 'hang up') return void outgoing.destroy()
    if (url.pathname.startsWith('/raw/')) {
      const told = readPublic(incoming, url.pathname)
      if ((await state.watch('after', path)) === 'hang up') return void outgoing.destroy()
      outgoing.writeHead(told === null ? 404 : 200, { 'content-type': 'text/plain' }).end(told ?? 'not found')
      return
    }
    if (state.needsLogin && !isLogin(incoming.headers.authorization)) {
      outgoing.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end('who are you?')
      return
    }
    const answer = await backend(root, incoming, url, Buffer.concat(body))
    if ((await state.watch('after', path)) === 'hang up') return void outgoing.destroy()
    outgoing.writeHead(answer.status, answer.headers).end(answer.body)
  }

  function readPublic({ headers }: IncomingMessage, path: string): string | null {
    if (headers.authorization !== undefined)
      throw new Error('the public page was asked for with a credential')
    const [, , branch = '', ...file] = path.split('/')
    if (!state.isPublic) return null
    try {
      return git('show', `${branch}:${file.join('/')}`)
    } catch {
      // git says so for a file or a branch that is not there.
      return null
    }
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    login,
    state,
    seen,
    /** Runs git in the repository itself. */
    git,
    url: `${origin}/security.git`,
    publicUrlTemplate: `${origin}/raw/{branch}/{path}`,
    /** A hook that refuses every push, with its words. */
    refusePushes(words: string) {
      writeFileSync(join(repository, 'hooks', 'pre-receive'), `#!/bin/sh\necho '${words}' >&2\nexit 1\n`, {
        mode: 0o755,
      })
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(root, { recursive: true, force: true })
    },
  }
}

export type GitServer = Awaited<ReturnType<typeof startGitServer>>

function beginHistory(git: (...args: string[]) => string): void {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org']
  const tree = git('hash-object', '-t', 'tree', '-w', '/dev/null').trim()
  const commit = git(...identity, 'commit-tree', tree, '-m', 'Begin').trim()
  git('update-ref', 'refs/heads/main', commit)
}

function isLogin(authorization: string | undefined): boolean {
  const expected = Buffer.from(`${login.user}:${login.password}`).toString('base64')
  return authorization === `Basic ${expected}`
}

type Told = { status: number; headers: Record<string, string>; body: Buffer }

/** One request through git's own CGI program (git-http-backend(1)). */
function backend(root: string, { method, headers }: IncomingMessage, url: URL, body: Buffer): Promise<Told> {
  const child = spawn('git', ['http-backend'], {
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: method ?? 'GET',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: headers['content-type'] ?? '',
      CONTENT_LENGTH: String(body.length),
      GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
      REMOTE_USER: login.user,
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  child.stdin.end(body)
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.on('error', reject)
    child.on('close', () => resolve(parseCgi(Buffer.concat(parts))))
  })
}

function parseCgi(output: Buffer): Told {
  const end = output.indexOf('\r\n\r\n')
  const lines = output.subarray(0, end).toString().split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
  const { status = '200', ...rest } = headers
  return { status: Number.parseInt(status, 10), headers: rest, body: output.subarray(end + 4) }
}
