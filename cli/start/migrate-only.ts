import { reportFailure } from '#cli/failure.ts'
import { lockData } from '#cli/lock.ts'
import { createProgress } from '#cli/progress.ts'
import { prepareDatabase } from '#cli/start/database.ts'
import { createShutdown } from '#cli/start/shutdown.ts'
import { settings } from '#lib/platform/env.ts'
import { ensureSecrets } from '#lib/platform/secrets.ts'

/** Migrates and stops again: for upgrades of a PostgreSQL of your own, before any new process starts. */
export async function migrateOnly(): Promise<void> {
  const progress = createProgress()
  const shutdown = createShutdown(progress.note)
  try {
    const current = settings()
    const lock = lockData(current.dataDirectory, 'plumbline migrate')
    shutdown.add('lock', { cleanly: async () => lock.release(), force: lock.release })
    ensureSecrets(current.dataDirectory)
    await prepareDatabase(current, progress, shutdown)
    await shutdown.finish(0)
  } catch (error) {
    reportFailure(error)
    await shutdown.finish(1)
  }
}
