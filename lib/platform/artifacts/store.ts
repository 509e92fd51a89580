import type { Database } from '#db/client.ts'
import { settings } from '../env.ts'
import { filesystemStore } from './filesystem.ts'
import { postgresStore } from './postgres.ts'

export type StoredArtifact = { sha256: Buffer; size: number }

/** Where raw bytes are kept, addressed by their SHA-256. Writing the same bytes twice stores them once. */
export type ArtifactStore = {
  kind: 'postgres' | 'filesystem'
  /**
   * @param expected the digest and size that the bytes must turn out to have
   * @throws when they do not; nothing is kept then
   */
  write(db: Database, expected: StoredArtifact, source: AsyncIterable<Uint8Array>, now: Date): Promise<void>
  read(db: Database, sha256: Uint8Array): AsyncIterable<Buffer>
  /** Bytes `offset` up to `offset + length`, or fewer where the artifact ends. */
  slice(db: Database, sha256: Uint8Array, offset: number, length: number): Promise<Buffer>
}

/** The store named by the setting PLUMBLINE_ARTIFACTS. */
export function artifactStore(): ArtifactStore {
  const { artifacts } = settings()
  return artifacts === 'postgres' ? postgresStore : filesystemStore(artifacts)
}
