import { createServer } from 'node:net'

/** True when nothing listens there and this user may. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return tryListening(port, host).then((found) => found !== undefined)
}

/** A free port of the system's choice. Somebody may take it before it is used: be ready to choose again. */
export async function chooseFreePort(host = '127.0.0.1'): Promise<number> {
  const port = await tryListening(0, host)
  if (port === undefined) throw new Error(`no free port on ${host}`)
  return port
}

function tryListening(port: number, host: string): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(undefined))
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : undefined))
    })
  })
}
