import { and, asc, between, eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { artifactChunks, artifacts } from '#db/schema/index.ts'
import { blockBytes, decompress, readBlocks, storeBlocks } from './blocks.ts'
import { contentMismatch } from './mismatch.ts'
import type { ArtifactStore, StoredArtifact } from './store.ts'

/** Blocks of artifacts as rows: the default, since it needs nothing beside the database. */
export const postgresStore: ArtifactStore = {
  kind: 'postgres',
  write,
  read,
  slice,
}

async function write(
  db: Database,
  expected: StoredArtifact,
  source: AsyncIterable<Uint8Array>,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const inserted = await tx
      .insert(artifacts)
      .values({ sha256: expected.sha256, size: expected.size, storage: 'postgres', createdAt: now })
      .onConflictDoNothing()
      .returning({ size: artifacts.size })
    if (inserted.length === 0) return
    const found = await storeBlocks(source, (bytes, sequence) =>
      tx.insert(artifactChunks).values({ sha256: expected.sha256, sequence, bytes }),
    )
    // Inside the transaction: bytes that are not what was announced leave no trace.
    if (found.size !== expected.size || !found.sha256.equals(expected.sha256))
      throw contentMismatch(expected, found)
  })
}

function read(db: Database, sha256: Uint8Array): AsyncGenerator<Buffer> {
  return readBlocks((sequence) => readBlock(db, sha256, sequence))
}

async function readBlock(db: Database, sha256: Uint8Array, sequence: number): Promise<Buffer | null> {
  const [row] = await db
    .select({ bytes: artifactChunks.bytes })
    .from(artifactChunks)
    .where(and(eq(artifactChunks.sha256, sha256), eq(artifactChunks.sequence, sequence)))
  return row ? decompress(row.bytes) : null
}

async function slice(db: Database, sha256: Uint8Array, offset: number, length: number): Promise<Buffer> {
  if (length <= 0) return Buffer.alloc(0)
  const first = Math.floor(offset / blockBytes)
  const last = Math.floor((offset + length - 1) / blockBytes)
  const rows = await db
    .select({ bytes: artifactChunks.bytes })
    .from(artifactChunks)
    .where(and(eq(artifactChunks.sha256, sha256), between(artifactChunks.sequence, first, last)))
    .orderBy(asc(artifactChunks.sequence))
  const blocks = await Promise.all(rows.map((row) => decompress(row.bytes)))
  const start = offset - first * blockBytes
  return Buffer.concat(blocks).subarray(start, start + length)
}
