import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'

/** What open pages listen for. `keys` name what changed; a page refreshes the queries that carry them. */
export type LiveTopic =
  | 'runs'
  | 'findings'
  | 'posture'
  | 'evidence'
  | 'users'
  | 'tokens'
  | 'access'
  | 'reviews'
  | 'revocations'
  | 'alerts'
  | 'reports'
  | 'incidents'
  | 'on-call'
  | 'post-mortems'
export type LiveEvent = { topic: LiveTopic; keys: string[] }

export const liveChannel = 'plumbline_live'

/** Delivered by PostgreSQL when, and only when, the transaction commits. */
export async function notify(tx: Transaction, event: LiveEvent): Promise<void> {
  await tx.execute(sql`select pg_notify(${liveChannel}, ${JSON.stringify(event)})`)
}
