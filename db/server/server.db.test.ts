import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPostmaster } from '#db/server/postmaster.ts'
import { type RunningServer, startServer } from '#db/server/server.ts'

let dataDirectory: string
let server: RunningServer
const start = () => startServer({ dataDirectory, adminPassword: 'of-this-test', purpose: 'keep' })

beforeEach(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'plumbline-server-'))
  chmodSync(dataDirectory, 0o755)
  server = await start()
})
afterEach(async () => {
  await server.stop('immediate')
  rmSync(dataDirectory, { recursive: true })
})

async function ask<T>(statement: string): Promise<T[]> {
  const client = new Client({ connectionString: server.adminUrl })
  await client.connect()
  try {
    return (await client.query(statement)).rows as T[]
  } finally {
    await client.end()
  }
}

test('a server that outlived its supervisor is used again', async () => {
  const before = findPostmaster(server.cluster)
  server = await start()
  expect(server.origin).toBe('found-running')
  expect(findPostmaster(server.cluster)?.pid).toBe(before?.pid)
})

test('every acknowledged row survives kill -9 of the server', async () => {
  await ask('CREATE TABLE kept AS SELECT generate_series(1, 1000) AS id')
  const postmaster = findPostmaster(server.cluster)
  if (postmaster === undefined) throw new Error('the server does not run')
  process.kill(postmaster.pid, 'SIGKILL')
  server = await start()
  expect(server.origin).toBe('started')
  expect(await ask('SELECT count(*)::int AS count FROM kept')).toEqual([{ count: 1000 }])
})

test('a file that names the process of another program does not stop the start', async () => {
  await server.stop()
  // This very test: alive, and no database.
  writeFileSync(
    join(server.cluster, 'postmaster.pid'),
    `${process.pid}\n${server.cluster}\n0\n1\n\n\n\nready\n`,
  )
  server = await start()
  expect(server.origin).toBe('started')
})

test('the port stays the same while it is free, and moves when it is taken', async () => {
  const port = () => Number(new URL(server.adminUrl).port)
  const first = port()
  await server.stop()
  server = await start()
  expect(port()).toBe(first)
  await server.stop()
  const squatter: Server = createServer().listen(first, '127.0.0.1')
  await once(squatter, 'listening')
  try {
    server = await start()
    expect(port()).not.toBe(first)
  } finally {
    squatter.close()
  }
})

test('it listens on loopback only, with a password and with every write on disk', async () => {
  expect(
    await ask(`SELECT current_setting('listen_addresses') AS addresses, current_setting('fsync') AS fsync,
      current_setting('synchronous_commit') AS commit, current_setting('unix_socket_directories') AS sockets`),
  ).toEqual([{ addresses: '127.0.0.1', fsync: 'on', commit: 'on', sockets: '' }])
  const rules = readFileSync(join(server.cluster, 'pg_hba.conf'), 'utf8')
    .split('\n')
    .filter((rule) => rule !== '' && !rule.startsWith('#'))
  expect(rules).toEqual(['host all all 127.0.0.1/32 scram-sha-256'])
  const stranger = new Client({ connectionString: server.adminUrl.replace('of-this-test', 'guessed') })
  await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' })
})
