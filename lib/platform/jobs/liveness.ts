import type { Pool, PoolClient } from 'pg'

/**
 * A worker that was killed leaves its jobs locked for hours. So each worker holds an advisory lock named after it
 * for as long as its process lives: whoever can take that lock knows that the worker is gone.
 */
const lockOf = `hashtextextended('plumbline worker ' || $1, 0)`

/** Says that a worker of this process is alive, until `connection` closes. */
export async function holdLiveness(connection: Pick<PoolClient, 'query'>, workerId: string): Promise<void> {
  await connection.query(`select pg_advisory_lock(${lockOf})`, [workerId])
}

/**
 * Gives the jobs of dead workers back to the queue.
 * @returns the ids of the workers that are gone
 */
export async function freeJobsOfDeadWorkers(pool: Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      'select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null',
    )
    const dead: string[] = []
    for (const { id } of rows) {
      const taken = await client.query<{ isDead: boolean }>(
        `select pg_try_advisory_lock(${lockOf}) as "isDead"`,
        [id],
      )
      if (!taken.rows[0]?.isDead) continue
      await client.query(`select pg_advisory_unlock(${lockOf})`, [id])
      dead.push(id)
    }
    if (dead.length > 0) await client.query('select graphile_worker.force_unlock_workers($1::text[])', [dead])
    return dead
  } finally {
    client.release()
  }
}
