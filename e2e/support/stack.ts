import { createDatabase, type DatabaseConnection } from '#db/client.ts'
import type { RunningStack } from '#db/testing/e2e.ts'

/** The running product, as a test sees it. */
export type Stack = {
  /** Origin of the installation, without a slash at its end. */
  url: string
  dataDirectory: string
  /** Past all rights, to arrange and to look; never to do what the product does. */
  database: DatabaseConnection
}

/** Playwright's workers are processes of their own: the environment is what they inherit. */
const variable = 'E2E_STACK'

export function publishStack({ url, dataDirectory, admin }: RunningStack): void {
  process.env[variable] = JSON.stringify({
    url,
    dataDirectory,
    adminUrl: admin.pool.options.connectionString,
  })
}

/** The stack that the global setup started, with connections of this process's own. */
export function joinStack(): Stack {
  const published = process.env[variable]
  if (published === undefined) throw new Error('the global setup did not start Plumbline')
  const { url, dataDirectory, adminUrl } = JSON.parse(published) as Record<
    'url' | 'dataDirectory' | 'adminUrl',
    string
  >
  return { url, dataDirectory, database: createDatabase({ url: adminUrl, applicationName: 'e2e', max: 2 }) }
}
