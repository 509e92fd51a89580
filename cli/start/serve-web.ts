import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import { projectRoot } from '#cli/project.ts'
import { serveCompressed } from '#cli/start/serve-compressed.ts'
import { sayReady, untilStopped } from '#cli/start/until-stopped.ts'
import { settings } from '#lib/platform/env.ts'
import { forwardedFor } from '#lib/platform/http/client-address.ts'
import { dataHeaders } from '#lib/platform/http/security-headers.ts'

/** A report of the largest size over a slow line takes this long; Node's own limit is five minutes. */
const uploadMinutes = 60
/** Open event streams never end by themselves. */
const streamPatienceMs = 3_000

const isData = (url = '/') => ['/api/', '/scim/'].some((prefix) => url.startsWith(prefix))

/** Serves the built pages until asked to stop. */
export async function serveWeb(): Promise<void> {
  const { host, port, trustedProxies, publicUrl } = settings()
  const guards = Object.entries(dataHeaders(publicUrl.startsWith('https:')))
  const stopped = untilStopped()
  const dev = process.env.NODE_ENV === 'development'
  const server = createServer({ requestTimeout: uploadMinutes * 60_000 })
  const app = next({ dev, dir: projectRoot, hostname: host, port, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()
  const serve = serveCompressed(join(projectRoot, '.next', 'static'), '/_next/static/')
  server.on('request', (request, response) => {
    if (!dev && serve(request, response)) return
    // Also what no handler answers, an address or a method that does not exist; pages have theirs from the proxy.
    if (isData(request.url)) for (const [name, value] of guards) response.setHeader(name, value)
    // Rate limits count by this address; Next would pass on whatever the client claims.
    const claimed = request.headersDistinct['x-forwarded-for']?.join(',')
    request.headers['x-forwarded-for'] = forwardedFor(claimed, request.socket.remoteAddress, trustedProxies)
    void handle(request, response)
  })
  await listen(server, host, port)
  sayReady()
  await stopped
  await close(server)
  await app.close()
  process.exit(0)
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(port, host, done)
  })
}

/** Lets running requests finish, then ends what is left. */
function close(server: Server): Promise<void> {
  return new Promise((done) => {
    const impatience = setTimeout(() => server.closeAllConnections(), streamPatienceMs)
    server.close(() => {
      clearTimeout(impatience)
      done()
    })
  })
}
