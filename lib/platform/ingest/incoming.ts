import type { KeyObject } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { incoming, incomingChunks } from '#db/schema/index.ts'
import { decompress, readBlocks, storeBlocks } from '../artifacts/blocks.ts'
import type { Clock } from '../clock.ts'
import { open, seal } from '../crypto/aes-gcm.ts'
import { PlumblineError } from '../errors.ts'
import { newId } from '../ids.ts'

/** What a sender said of the bytes before they came. Either may be absent, neither may be wrong. */
export type Declared = { size: number | null; sha256: string | null }
export type Received = { id: string; sha256: Buffer; size: number }

const context = (id: string, sequence: number) => `incoming ${id} ${sequence}`

/**
 * Takes an upload in as it arrives: hashed, compressed, encrypted, block by block. Nothing is parsed here and
 * nothing readable touches a disk, because the bytes may hold secrets that only the worker knows how to redact.
 * @throws PlumblineError limit_exceeded (more than `maxBytes`), invalid_input (empty, cut short, wrong digest);
 *   what had arrived is deleted then
 */
export async function receive(
  db: Database,
  key: KeyObject,
  clock: Clock,
  source: AsyncIterable<Uint8Array>,
  declared: Declared,
  maxBytes: number,
): Promise<Received> {
  if (declared.size !== null && declared.size > maxBytes) throw tooLarge(maxBytes)
  const id = newId(clock)
  await db.insert(incoming).values({ id, createdAt: clock.now() })
  try {
    const { sha256, size } = await storeBlocks(upTo(maxBytes, source), (compressed, sequence) =>
      db
        .insert(incomingChunks)
        .values({ incomingId: id, sequence, bytes: seal(key, compressed, context(id, sequence)) }),
    )
    assertAsDeclared({ size, sha256: sha256.toString('hex') }, declared)
    await db.update(incoming).set({ sha256, size, completedAt: clock.now() }).where(eq(incoming.id, id))
    return { id, sha256, size }
  } catch (error) {
    await discard(db, id)
    throw error
  }
}

async function* upTo(maxBytes: number, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of source) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge(maxBytes)
    yield chunk
  }
}

function assertAsDeclared(found: { size: number; sha256: string }, declared: Declared): void {
  const again = 'Nothing was kept. Send the report again.'
  if (found.size === 0) {
    throw new PlumblineError(
      'invalid_input',
      'The report is empty: no bytes arrived.',
      'Check the file and send it again.',
    )
  }
  if (declared.size !== null && declared.size !== found.size) {
    throw new PlumblineError(
      'invalid_input',
      `The report was announced with ${declared.size} bytes, but ${found.size} arrived.`,
      again,
    )
  }
  if (declared.sha256 !== null && declared.sha256.toLowerCase() !== found.sha256) {
    throw new PlumblineError(
      'invalid_input',
      `The report was announced with SHA-256 ${declared.sha256}, but what arrived has ${found.sha256}.`,
      again,
    )
  }
}

const tooLarge = (maxBytes: number) =>
  new PlumblineError(
    'limit_exceeded',
    `The report is larger than the limit of ${Math.floor(maxBytes / 1024 / 1024)} MiB.`,
    'Split the scan, compress the report with gzip, or raise PLUMBLINE_MAX_REPORT_MIB.',
  )

/** The bytes of an upload, in order. May be called more than once until the upload is discarded. */
export const readIncoming = (db: Database, key: KeyObject, id: string): AsyncGenerator<Buffer> =>
  readBlocks(async (sequence) => {
    const [row] = await db
      .select({ bytes: incomingChunks.bytes })
      .from(incomingChunks)
      .where(and(eq(incomingChunks.incomingId, id), eq(incomingChunks.sequence, sequence)))
    return row ? decompress(open(key, row.bytes, context(id, sequence))) : null
  })

/** Forgets an upload; its blocks go with it. */
export async function discard(db: Pick<Database, 'delete'>, id: string): Promise<void> {
  await db.delete(incoming).where(eq(incoming.id, id))
}
