import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'drizzle-orm'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { RunningStack } from '#db/testing/e2e.ts'
import { untilAtRest } from './at-rest.ts'
import { count, type Figure, median, megabytes, ratio, seconds } from './figures.ts'

const rounds = 5
const pollEveryMs = 250

type Receipt = {
  status: string
  counts: { findings: number; opened: number; fixed: number; reopened: number; changed: number } | null
  error: unknown
}

/** A report through the front door: HTTP upload, hash, redaction, parse, merge, roll-ups, ledger. */
export async function importReport(
  stack: RunningStack,
  token: string,
  file: string,
  query: Record<string, string>,
): Promise<{ receipt: Receipt; ms: number }> {
  const size = statSync(file).size
  // A list of people or access says whether it is whole; only a scan can have failed.
  const said = query.source === undefined ? { fileName: 'report.json', success: 'true', ...query } : query
  const startedAt = performance.now()
  const response = await fetch(`${stack.url}/api/v1/ingest?${new URLSearchParams(said)}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(size),
    },
    body: Readable.toWeb(createReadStream(file, { highWaterMark: 1 << 20 })) as ReadableStream,
    // A streamed body needs it (WHATWG fetch); the types do not know it yet.
    ...{ duplex: 'half' },
  })
  if (response.status !== 202)
    throw new Error(`The upload was answered ${response.status}: ${await response.text()}`)
  const { runId } = (await response.json()) as { runId: string }
  for (;;) {
    const answer = await fetch(`${stack.url}/api/v1/runs/${runId}`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    const receipt = (await answer.json()) as Receipt
    if (!/queued|processing/.test(receipt.status)) return { receipt, ms: performance.now() - startedAt }
    await new Promise((done) => setTimeout(done, pollEveryMs))
  }
}

/**
 * Imports the report for a new asset each round, then again unchanged, and copies the same rows raw; each when nothing
 * is left to do that the one before set off, so that neither side of the ratio pays for the other.
 */
export async function benchImport(stack: RunningStack, token: string, file: string): Promise<Figure[]> {
  const firstMs: number[] = []
  const againMs: number[] = []
  const rawMs: number[] = []
  let findings = 0
  let transitions = 0
  for (let round = 0; round < rounds; round++) {
    const asset = `bench-${round}`
    await untilAtRest(stack)
    const first = await importReport(stack, token, file, { asset, commit: `${round}`.repeat(40) })
    if (first.receipt.status !== 'complete')
      throw new Error(`The import ended ${first.receipt.status}: ${JSON.stringify(first.receipt.error)}`)
    findings = first.receipt.counts?.findings ?? 0
    firstMs.push(first.ms)
    await untilAtRest(stack)
    const again = await importReport(stack, token, file, { asset, commit: `${round + 5}`.repeat(40) })
    const counts = again.receipt.counts
    transitions +=
      (counts?.opened ?? 0) + (counts?.fixed ?? 0) + (counts?.reopened ?? 0) + (counts?.changed ?? 0)
    againMs.push(again.ms)
    await untilAtRest(stack)
    rawMs.push(await rawCopy(stack, asset))
    console.error(
      `round ${round + 1}: import ${seconds(first.ms)}, again ${seconds(again.ms)}, raw copy ${seconds(rawMs.at(-1) ?? 0)}`,
    )
  }
  const speed = findings / (median(firstMs) / 1000)
  const rawSpeed = findings / (median(rawMs) / 1000)
  return [
    {
      what: `Import of ${count(findings)} findings (${megabytes(statSync(file).size)}), upload to last roll-up, median of ${rounds}`,
      value: `${seconds(median(firstMs))}, ${count(speed)} findings/s`,
    },
    {
      what: 'Raw `\\copy` of the same rows into an empty table with the same indexes',
      value: `${seconds(median(rawMs))}, ${count(rawSpeed)} rows/s`,
    },
    { what: 'Import against raw copy', value: `${ratio((speed / rawSpeed) * 100)} %`, aim: 'at least 40 %' },
    { what: 'Most memory of the worker', value: megabytes(peakMemory('worker')), aim: 'under 200 MB' },
    { what: 'Most memory of the web process', value: megabytes(peakMemory('web')) },
    { what: `Identical re-import, median of ${rounds}`, value: seconds(median(againMs)) },
    { what: 'Transitions caused by all re-imports', value: count(transitions), aim: '0' },
  ]
}

/** What PostgreSQL alone needs: the asset's rows out into memory, then in again by COPY, into an empty table like `findings`. */
async function rawCopy(stack: RunningStack, asset: string): Promise<number> {
  const client = await stack.admin.pool.connect()
  try {
    // Not the limit of a page's statement, which a busy machine would exceed.
    await client.query('set statement_timeout = 0')
    await client.query('drop table if exists raw_findings')
    await client.query('create table raw_findings (like findings including all)')
    const { rows } = await stack.admin.db.execute<{ id: string }>(
      sql`select id from assets where name = ${asset}`,
    )
    const { rows: columns } = await client.query<{ name: string }>(
      `select quote_ident(column_name) as name from information_schema.columns
       where table_name = 'findings' and is_generated = 'NEVER' order by ordinal_position`,
    )
    const list = columns.map(({ name }) => name).join(', ')
    const chunks: Buffer[] = []
    await pipeline(
      client.query(copyTo(`copy (select ${list} from findings where asset_id = '${rows[0]?.id}') to stdout`)),
      async (source) => {
        for await (const chunk of source) chunks.push(chunk as Buffer)
      },
    )
    const startedAt = performance.now()
    await pipeline(Readable.from(chunks), client.query(copyFrom(`copy raw_findings (${list}) from stdin`)))
    const ms = performance.now() - startedAt
    await client.query('drop table raw_findings')
    return ms
  } finally {
    client.release(true)
  }
}

/** The most memory (resident set) a child of the running product ever had, in bytes; Linux only. */
function peakMemory(verb: 'web' | 'worker'): number {
  const peaks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
        if (!command.some((part) => part.endsWith('plumbline.ts')) || command.at(-2) !== verb) return []
        return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
      } catch {
        // The process ended while we looked.
        return []
      }
    })
  return Math.max(0, ...peaks)
}
