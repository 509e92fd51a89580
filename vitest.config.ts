import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const everywhere = ['app', 'cli', 'components', 'db', 'lib', 'policy', 'bench'].map(
  (folder) => `${folder}/**`,
)
const databaseTests = everywhere.map((folder) => `${folder}/*.db.test.{ts,tsx}`)

const shared = {
  resolve: {
    // The web bundle refuses these modules in the browser; a test is the server.
    alias: { 'server-only': join(import.meta.dirname, 'node_modules/server-only/empty.js') },
  },
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: everywhere.map((folder) => `${folder}/*.test.{ts,tsx}`),
          exclude: databaseTests,
          globalSetup: ['./db/testing/data-directory.ts'],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'db',
          include: databaseTests,
          globalSetup: ['./db/testing/data-directory.ts', './db/testing/global-setup.ts'],
          // Ends what hangs; a busy machine is several times slower than a quiet one.
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
})
