import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '#db/client.ts'
import { artifacts } from '#db/schema/index.ts'
import { contentMismatch } from './mismatch.ts'
import type { ArtifactStore, StoredArtifact } from './store.ts'

/** Artifacts as plain files `<first two digits>/<digest>` below `root`, for volumes that are backed up as files. */
export function filesystemStore(root: string): ArtifactStore {
  const pathOf = (sha256: Uint8Array) => {
    const hex = Buffer.from(sha256).toString('hex')
    return join(root, hex.slice(0, 2), hex)
  }
  return {
    kind: 'filesystem',
    async write(
      db: Database,
      expected: StoredArtifact,
      source: AsyncIterable<Uint8Array>,
      now: Date,
    ): Promise<void> {
      const target = pathOf(expected.sha256)
      await mkdir(join(target, '..'), { recursive: true, mode: 0o700 })
      const temporary = `${target}.${randomUUID()}`
      const hash = createHash('sha256')
      let size = 0
      const file = await open(temporary, 'wx', 0o600)
      try {
        for await (const chunk of source) {
          hash.update(chunk)
          size += chunk.length
          await file.writeFile(chunk)
        }
        await file.sync()
      } finally {
        await file.close()
      }
      const found = { sha256: hash.digest(), size }
      if (found.size !== expected.size || !found.sha256.equals(expected.sha256)) {
        await rm(temporary)
        throw contentMismatch(expected, found)
      }
      await rename(temporary, target)
      // The row last: a digest the database knows is a file that is whole.
      await db
        .insert(artifacts)
        .values({ sha256: expected.sha256, size: expected.size, storage: 'filesystem', createdAt: now })
        .onConflictDoNothing()
    },
    async *read(_db: Database, sha256: Uint8Array): AsyncGenerator<Buffer> {
      for await (const chunk of createReadStream(pathOf(sha256))) yield chunk as Buffer
    },
    async slice(_db: Database, sha256: Uint8Array, offset: number, length: number): Promise<Buffer> {
      const file = await open(pathOf(sha256), 'r')
      try {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset)
        return buffer.subarray(0, bytesRead)
      } finally {
        await file.close()
      }
    },
  }
}
