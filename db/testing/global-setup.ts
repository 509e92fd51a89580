import type { TestProject } from 'vitest/node'
import { startTestServer } from '#db/testing/server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The test server as its administrator. */
    testAdminUrl: string
  }
}

/** Vitest: one server for the whole run, with one migrated template that every test database is cloned from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  project.provide('testAdminUrl', server.adminUrl)
  return server.stop
}
