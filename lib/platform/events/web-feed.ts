import { appDatabaseUrl } from '../http/web-database.ts'
import { type LiveFeed, openLiveFeed } from './listen.ts'

// On globalThis: the development server reloads modules, and each reload would open another connection.
const memo = globalThis as typeof globalThis & { plumblineLiveFeed?: LiveFeed }

/** The live feed of the web process, opened by the first page that listens. */
export function webLiveFeed(): LiveFeed {
  memo.plumblineLiveFeed ??= openLiveFeed(appDatabaseUrl())
  return memo.plumblineLiveFeed
}
