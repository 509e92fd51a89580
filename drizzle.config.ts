import { defineConfig } from 'drizzle-kit'

/** Only for `npm run db:generate -- --name what-it-does`: migrations are then read, edited and committed. */
export default defineConfig({ dialect: 'postgresql', schema: './db/schema/*.ts', out: './db/migrations' })
