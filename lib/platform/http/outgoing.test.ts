import { createServer, type RequestListener, request, type Server } from 'node:http'
import { request as secureRequest } from 'node:https'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { readAllowList } from './address-rules.ts'
import { guardedAgent } from './guarded-agent.ts'
import { checkOutgoingUrl, fetchOutgoing, mostAnswerBytes } from './outgoing.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A receiver on this machine; `seen` counts what reached it, connections included. */
async function receiver(listener: RequestListener) {
  const seen = { connections: 0, requests: [] as string[] }
  const server = createServer((incoming, answer) => {
    seen.requests.push(incoming.url ?? '')
    listener(incoming, answer)
  })
  server.on('connection', () => {
    seen.connections++
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, seen, url: `http://127.0.0.1:${port}/` }
}

const post = (url: string, hosts: string[], timeoutMs = 5_000) =>
  fetchOutgoing({ url, method: 'POST', body: '{}' }, { allow: readAllowList(hosts), timeoutMs })

const refusal = async (sent: Promise<unknown>) => {
  const error = await sent.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Error ? error.message : 'not refused'
}

describe('addresses of this machine, however they are written', () => {
  test.each(['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '127.1', '[::ffff:127.0.0.1]', '[::1]'])(
    '%s is refused before a connection is made',
    async (host) => {
      const { port, seen } = await receiver((_, answer) => answer.end())
      expect(await refusal(post(`http://${host}:${port}/`, ['hooks.example.org']))).toContain(
        'not among the hosts',
      )
      expect(seen.connections).toBe(0)
    },
  )

  test('a name of the list that leads to this machine is refused', async () => {
    const { port, seen } = await receiver((_, answer) => answer.end())
    expect(await refusal(post(`https://localhost:${port}/`, ['localhost']))).toMatch(
      /localhost leads to (127\.0\.0\.1|::1), which is not a public address/,
    )
    expect(seen.connections).toBe(0)
  })

  test('an agent that is given a literal address past the list says no, too', async () => {
    const { port, seen } = await receiver((_, answer) => answer.end())
    const agent = guardedAgent('http:', readAllowList(['hooks.example.org']))
    const asked = new Promise((resolve, reject) => {
      request({ agent, host: '127.0.0.1', port }, resolve).on('error', reject).end()
    })
    expect(await refusal(asked)).toContain('127.0.0.1 is not a public address')
    expect(seen.connections).toBe(0)
  })

  test('a connection that ends here although its name was found harmless carries not a byte', async () => {
    const { port, seen } = await receiver((_, answer) => answer.end())
    const bytes: Buffer[] = []
    servers[0]?.on('connection', (socket) => socket.on('data', (part: Buffer) => bytes.push(part)))
    // A resolver that changes its mind between the check and the connection.
    const agent = guardedAgent('http:', readAllowList(['hooks.example.org']), (_host, options, callback) =>
      options.all === true
        ? callback(null, [{ address: '127.0.0.1', family: 4 }])
        : callback(null, '127.0.0.1', 4),
    )
    const asked = new Promise((resolve, reject) => {
      request({ agent, host: 'hooks.example.org', port }, resolve).on('error', reject).end()
    })
    expect(await refusal(asked)).toContain('hooks.example.org leads to 127.0.0.1')
    expect(seen.requests).toEqual([])
    expect(Buffer.concat(bytes).length).toBe(0)
  })

  test.each([
    ['not even the greeting of TLS where it may not end', 'hooks.example.org', 0],
    ['the greeting of TLS where it may', '127.0.0.1', 22],
  ])('a connection under TLS carries %s', async (_what, listed, firstByte) => {
    const bytes: Buffer[] = []
    const server = createTcpServer((socket) =>
      socket
        .on('data', (part) => {
          bytes.push(part)
          socket.destroy()
        })
        .on('error', () => undefined),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const agent = guardedAgent('https:', readAllowList([listed]), (_host, options, callback) =>
      options.all === true
        ? callback(null, [{ address: '127.0.0.1', family: 4 }])
        : callback(null, '127.0.0.1', 4),
    )
    const asked = new Promise((resolve, reject) => {
      secureRequest({ agent, host: 'hooks.example.org', port }, resolve).on('error', reject).end()
    })
    await refusal(asked)
    await new Promise((resolve) => server.close(resolve))
    expect(bytes[0]?.[0] ?? 0).toBe(firstByte)
  })
})

describe('an allowed address', () => {
  test('is reached, with the body and the headers given', async () => {
    const bodies: string[] = []
    const { url } = await receiver((incoming, answer) => {
      incoming.setEncoding('utf8')
      incoming.on('data', (text: string) => bodies.push(text))
      incoming.on('end', () => answer.writeHead(202).end('taken'))
    })
    const answer = await post(url, ['127.0.0.1'])
    expect({ status: answer.status, body: answer.body.toString(), bodies }).toEqual({
      status: 202,
      body: 'taken',
      bodies: ['{}'],
    })
  })

  test('that redirects is not followed', async () => {
    const target = await receiver((_, answer) => answer.end('secret'))
    const { url } = await receiver((_, answer) => answer.writeHead(302, { location: target.url }).end())
    expect((await post(url, ['127.0.0.1'])).status).toBe(302)
    expect(target.seen.connections).toBe(0)
  })

  test('that answers without end is left after 64 KiB', async () => {
    const { url } = await receiver((_, answer) => {
      const more = () => {
        while (answer.write(Buffer.alloc(16 * 1024))) {
          // As fast as it is taken.
        }
      }
      answer.on('drain', more)
      more()
    })
    const answer = await post(url, ['127.0.0.1'])
    expect(answer.body.length).toBe(mostAnswerBytes)
    expect(answer.isTruncated).toBe(true)
  })

  test('that never answers is left after the time given', async () => {
    const { url } = await receiver(() => undefined)
    expect(await refusal(post(url, ['127.0.0.1'], 50))).toBe('127.0.0.1 did not answer in time.')
  })

  test('where nobody listens says so, without the reason of the system', async () => {
    expect(await refusal(post('http://127.0.0.1:1/', ['127.0.0.1']))).toBe(
      '127.0.0.1 could not be reached (ECONNREFUSED).',
    )
  })
})

describe('what may be typed as an address', () => {
  const allow = readAllowList(['hooks.example.org', '127.0.0.1'])
  test.each([
    'ftp://hooks.example.org',
    'javascript:alert(1)',
    'https://me:secret@hooks.example.org/',
    'nonsense',
    '',
  ])('%s is none that can be called', (url) => {
    expect(() => checkOutgoingUrl(url, allow)).toThrow('no address that can be called')
  })

  test('a name is called over TLS only', () => {
    expect(() => checkOutgoingUrl('http://hooks.example.org/', allow)).toThrow('TLS')
    expect(checkOutgoingUrl('https://hooks.example.org/x', allow).href).toBe('https://hooks.example.org/x')
    expect(checkOutgoingUrl('http://127.0.0.1:8080/', allow).port).toBe('8080')
  })
})
