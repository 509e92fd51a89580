import type { KeyObject } from 'node:crypto'
import type { DatabaseConnection } from '#db/client.ts'
import type { Clock } from '#lib/platform/clock.ts'

/** A clock that is moved along the year. */
export type MovableClock = Clock & { set(at: Date): void; advance(milliseconds: number): void }

/** What every step of the seed works with: the same two database roles as the web process and the worker. */
export type World = {
  app: DatabaseConnection
  worker: DatabaseConnection
  clock: MovableClock
  /** The moment that day 0 stands for. */
  end: Date
  keys: { incoming: KeyObject; secretHmac: KeyObject }
  /** Of the build pipeline; known only while it is seeded, and issued anew by whoever starts again. */
  pipelineToken: string | null
  /** Where the repository of public post-mortems is served; null where the story is told without incidents. */
  repositoryPort: number | null
}
