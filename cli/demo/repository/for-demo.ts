import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { createDatabase } from '#db/client.ts'
import { isPortFree } from '#db/server/ports.ts'
import { type PublicRepository, repositoryPath, serveRepository } from './serve.ts'

/** The first to be tried; nothing well-known listens there. */
const firstPort = 3047
const attempts = 100

export type DemoRepository = {
  /** Which the addresses of published pages hold, so it stays the same. */
  port: number
  /** Null when another program has the port: pages can be neither published nor read until it is free. */
  served: PublicRepository | null
}

/** Serves the repository of the demonstration's public post-mortems, on the port that it once chose. */
export async function startDemoRepository(dataDirectory: string, appUrl: string): Promise<DemoRepository> {
  const port = (await chosenPort(appUrl)) ?? (await freePort())
  if (!(await isPortFree(port, '127.0.0.1'))) return { port, served: null }
  return { port, served: await serveRepository(join(dataDirectory, 'post-mortems.git'), port) }
}

/** Of the destination that an earlier start made. */
async function chosenPort(appUrl: string): Promise<number | null> {
  const database = createDatabase({ url: appUrl, applicationName: 'plumbline demo', max: 1 })
  try {
    const { rows } = await database.db.execute<{ url: string }>(sql`
      select url from publication_destinations where url like ${`http://127.0.0.1:%${repositoryPath}`} limit 1`)
    const [first] = rows
    return first === undefined ? null : Number(new URL(first.url).port)
  } finally {
    await database.close()
  }
}

async function freePort(): Promise<number> {
  for (let port = firstPort; port < firstPort + attempts; port++)
    if (await isPortFree(port, '127.0.0.1')) return port
  return firstPort
}
