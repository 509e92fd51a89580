import type { StoredArtifact } from './store.ts'

/** Stored bytes must be the announced ones; anything else is a fault of ours or of the disk, not of the sender. */
export const contentMismatch = (expected: StoredArtifact, found: StoredArtifact): Error =>
  new Error(
    `Artifact ${expected.sha256.toString('hex')} (${expected.size} bytes) turned out to be ` +
      `${found.sha256.toString('hex')} (${found.size} bytes); it was not stored.`,
  )
