import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compressFiles } from './brotli.ts'
import { serveCompressed } from './serve-compressed.ts'

const script = `console.log(${JSON.stringify('plumb '.repeat(500))})`
const folder = mkdtempSync(join(tmpdir(), 'plumbline-static-'))
const server = createServer()

beforeAll(async () => {
  mkdirSync(join(folder, 'chunks'))
  writeFileSync(join(folder, 'chunks', 'a.js'), script)
  writeFileSync(join(folder, 'font.woff2'), 'font')
  await compressFiles(folder)
  const serve = serveCompressed(folder, '/_next/static/')
  server.on('request', (request, response) => {
    if (!serve(request, response)) response.writeHead(404).end('passed on')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

/** Not `fetch`, which would unpack the answer and say nothing of how it came. */
async function ask(
  path: string,
  headers: Record<string, string>,
): Promise<{ answer: IncomingMessage; body: Buffer }> {
  const { port } = server.address() as AddressInfo
  const answer = await new Promise<IncomingMessage>((done, failed) => {
    get({ host: '127.0.0.1', port, path, headers }, done).on('error', failed)
  })
  return { answer, body: await buffer(answer) }
}

test('a script goes out compressed to a browser that takes it, for good', async () => {
  const { answer, body } = await ask('/_next/static/chunks/a.js?v=1', {
    'Accept-Encoding': 'gzip, deflate, br',
  })
  expect(answer.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'application/javascript; charset=UTF-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  })
  expect(body.length).toBeLessThan(script.length / 10)
  expect(brotliDecompressSync(body).toString()).toBe(script)
})

test.each(['gzip', 'br;q=0, gzip', 'br; q=0.0', ''])(
  '“%s” asks for no Brotli and gets none',
  async (accepted) => {
    const { body } = await ask('/_next/static/chunks/a.js', { 'Accept-Encoding': accepted })
    expect(body.toString()).toBe('passed on')
  },
)

test.each([
  '/_next/static/chunks/a.js.br',
  '/_next/static/font.woff2',
  '/_next/static/chunks/../chunks/a.js',
  '/_next/static/chunks/%2e%2e/chunks/a.js',
  '/chunks/a.js',
])('%s is left to whoever serves the rest', async (path) => {
  const { body } = await ask(path, { 'Accept-Encoding': 'br' })
  expect(body.toString()).toBe('passed on')
})
