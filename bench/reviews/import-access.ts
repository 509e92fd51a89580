import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { RunningStack } from '#db/testing/e2e.ts'
import { createSource } from '#lib/access/commands/create-source.ts'
import { createSystem } from '#lib/access/commands/create-system.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { untilAtRest } from '../at-rest.ts'
import { importReport } from '../import.ts'

type Sender = { stack: RunningStack; token: string; head: Ctx }

/** Sends the register of people through the front door. */
export async function importPeople({ stack, token, head }: Sender, file: string): Promise<void> {
  await createSource(head, { name: 'Register', kind: 'people', systemId: null })
  await send(stack, token, file, 'Register')
}

/** Sends the access to a new system through the front door. @returns from upload to merged, in milliseconds */
export async function importAccess(
  { stack, token, head }: Sender,
  name: string,
  file: string,
): Promise<{ systemId: string; ms: number }> {
  const unsaid = { purpose: null, criticality: null, ownerId: null, isIdentityAware: null }
  const { systemId } = await createSystem(head, { name, environment: 'production', ...unsaid })
  await createSource(head, { name, kind: 'csv', systemId })
  await untilAtRest(stack)
  const ms = await send(stack, token, file, name)
  await untilAtRest(stack)
  return { systemId, ms }
}

async function send(stack: RunningStack, token: string, file: string, source: string): Promise<number> {
  const { receipt, ms } = await importReport(stack, token, file, {
    source,
    complete: 'true',
    fileName: `${source}.csv`,
  })
  if (receipt.status !== 'complete')
    throw new Error(`The import of ${source} ended ${receipt.status}: ${JSON.stringify(receipt)}`)
  return ms
}

/** What PostgreSQL alone needs for the grants of a system: out into memory, in again into an empty table like it. */
export async function copyGrants({ admin }: RunningStack, systemId: string): Promise<number> {
  const client = await admin.pool.connect()
  try {
    await client.query('create table raw_grants (like grants including all)')
    const chunks: Buffer[] = []
    await pipeline(
      client.query(copyTo(`copy (select * from grants where system_id = '${systemId}') to stdout`)),
      async (source) => {
        for await (const chunk of source) chunks.push(chunk as Buffer)
      },
    )
    const startedAt = performance.now()
    await pipeline(Readable.from(chunks), client.query(copyFrom('copy raw_grants from stdin')))
    return performance.now() - startedAt
  } finally {
    await client.query('drop table if exists raw_grants')
    client.release()
  }
}
