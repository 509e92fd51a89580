import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { flush, packetLine } from './packet-line.ts'
import { receivePack } from './receive-pack.ts'
import { type BareRepository, fileOf, headRefs, openRepository, zeroId } from './store.ts'
import { uploadPack } from './upload-pack.ts'

/** Where the demonstration publishes its post-mortems: on this machine only, readable by anybody on it. */
export type PublicRepository = { port: number; close(): Promise<void> }

const services = { 'git-upload-pack': uploadPack, 'git-receive-pack': receivePack } as const
type Service = keyof typeof services
const isService = (name: string): name is Service => Object.hasOwn(services, name)

const capabilities: Record<Service, string> = {
  'git-upload-pack': 'side-band-64k ofs-delta shallow symref=HEAD:refs/heads/main agent=plumbline-demo',
  'git-receive-pack': 'report-status side-band-64k no-thin agent=plumbline-demo',
}

/** Of the repository, as in `http://127.0.0.1:PORT/post-mortems.git`. */
export const repositoryPath = '/post-mortems.git'
/** Before the path of a file. */
export const filesPath = '/post-mortems/raw/main/'

/**
 * Serves a bare repository over HTTP on loopback: git's smart protocol (gitprotocol-http), as anybody's `git clone`
 * speaks it, and each file of the branch as plain text. The demonstration needs no git on the machine.
 */
export async function serveRepository(gitdir: string, port: number): Promise<PublicRepository> {
  const repository = await openRepository(gitdir)
  // One request at a time: of two pushes at once, the second sees where the first has moved the branch.
  let last: Promise<unknown> = Promise.resolve()
  const server = createServer((request, response) => {
    last = last.then(() => answer(repository, request, response)).catch(() => response.destroy())
  })
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', done)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

async function answer(repository: BareRepository, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const path = decodeURIComponent(url.pathname)
  const send = (status: number, type: string, body: Uint8Array | string) =>
    response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(body)
  if (request.method === 'GET' && path === `${repositoryPath}/info/refs`) {
    const service = url.searchParams.get('service') ?? ''
    if (!isService(service)) return send(403, 'text/plain', 'Only the smart protocol is spoken here.')
    return send(200, `application/x-${service}-advertisement`, await advertise(repository, service))
  }
  const service = path.startsWith(`${repositoryPath}/`) ? path.slice(repositoryPath.length + 1) : ''
  if (request.method === 'POST' && isService(service)) {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    return send(
      200,
      `application/x-${service}-result`,
      await services[service](repository, Buffer.concat(parts)),
    )
  }
  const file = path.startsWith(filesPath) ? await fileOf(repository, path.slice(filesPath.length)) : null
  if (file === null || request.method !== 'GET') return send(404, 'text/plain', 'There is nothing here.')
  return send(200, 'text/plain; charset=utf-8', file)
}

async function advertise(repository: BareRepository, service: Service): Promise<Buffer> {
  const refs = await headRefs(repository)
  const main = refs.get('refs/heads/main')
  const named = [
    ...(service === 'git-upload-pack' && main !== undefined ? [['HEAD', main] as const] : []),
    ...refs,
  ]
  const lines = named.length === 0 ? [['capabilities^{}', zeroId] as const] : named
  return Buffer.concat([
    packetLine(`# service=${service}\n`),
    flush,
    ...lines.map(([name, id], index) =>
      packetLine(index === 0 ? `${id} ${name}\0${capabilities[service]}\n` : `${id} ${name}\n`),
    ),
    flush,
  ])
}
