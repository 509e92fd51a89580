import { setTimeout as delay } from 'node:timers/promises'
import { describeFailure } from '#cli/failure.ts'
import { findPostmaster } from '#db/server/postmaster.ts'
import type { RunningServer } from '#db/server/server.ts'

const lookMs = 1_000
const shortestPauseMs = 1_000
const longestPauseMs = 30_000

/**
 * Starts the embedded server again when it is gone unasked, for example because the machine ran out of memory. Web and
 * worker connect again by themselves.
 * @param start starts it on the same cluster, and tries the same port first
 * @returns how to let go of it; a start that is under way ends first
 */
export function keepServerRunning(
  server: RunningServer,
  start: () => Promise<RunningServer>,
  say: (text: string) => void,
): () => Promise<void> {
  const released = new AbortController()
  const isGone = () => !released.signal.aborted && findPostmaster(server.cluster) === undefined
  const pause = (ms: number) => delay(ms, undefined, { signal: released.signal }).catch(() => undefined)

  const watch = async () => {
    let pauseMs = shortestPauseMs
    while (!released.signal.aborted) {
      await pause(lookMs)
      if (!isGone()) continue
      say('PostgreSQL is gone unasked; it starts again.')
      try {
        const again = await start()
        pauseMs = shortestPauseMs
        if (again.adminUrl === server.adminUrl) say('PostgreSQL runs again.')
        else
          say('PostgreSQL runs again, on another port: its own was taken. Stop Plumbline and start it again.')
      } catch (error) {
        say(`PostgreSQL does not start; it is tried again in ${pauseMs / 1000} s.${describeFailure(error)}`)
        await pause(pauseMs)
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      }
    }
  }
  const watching = watch()
  return async () => {
    released.abort()
    await watching
  }
}
