import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'
import * as schema from '#db/schema/index.ts'
import type { Ctx } from '../ctx.ts'

/** Works on one connection, for what a pool cannot do (COPY); `ctx` is the caller's, on that connection. */
export async function onOneConnection<T>(
  ctx: Ctx,
  pool: Pool,
  work: (ctx: Ctx, client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    return await work({ ...ctx, db: drizzle(client, { schema }) }, client)
  } finally {
    client.release()
  }
}
