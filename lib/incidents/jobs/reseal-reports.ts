import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { type KeyRing, sealWith } from '#lib/platform/crypto/key-ring.ts'
import { openBytes } from '../queries/report-seal.ts'
import {
  isUnderOtherKey,
  type SealedColumn,
  type SealedKey,
  sealedColumns,
} from '../queries/sealed-columns.ts'

/**
 * Seals anew what another key sealed, some rows a transaction. Ended at any point it goes on where it was: each row says
 * by its first bytes under which key it is. As the owner of the tables: the web's role cannot change what was sealed.
 * @returns how many rows
 * @throws PlumblineError `unavailable` at a row that neither key opens
 */
export async function resealReports(
  db: Database,
  ring: KeyRing,
  onBatch: (name: string, rows: number) => void = () => undefined,
): Promise<number> {
  let sealed = 0
  for (const column of sealedColumns) {
    for (
      let rows = await resealBatch(db, ring, column);
      rows > 0;
      rows = await resealBatch(db, ring, column)
    ) {
      sealed += rows
      onBatch(column.name, rows)
    }
  }
  return sealed
}

const resealBatch = (db: Database, ring: KeyRing, sealedColumn: SealedColumn): Promise<number> =>
  db.transaction(async (tx) => {
    const { table, column, id, sequence, context, atOnce } = sealedColumn
    const { rows } = await tx.execute<SealedKey & { sealed: Buffer }>(sql`
      select ${id} as id, ${sequence} as sequence, ${column} as sealed from ${table}
      where ${isUnderOtherKey(sealedColumn, ring)} limit ${atOnce} for update`)
    for (const { sealed, ...key } of rows) {
      const anew = sealWith(ring, openBytes(ring, sealed, context(key)), context(key))
      await tx.execute(sql`
        update ${table} set ${column} = ${anew} where ${id} = ${key.id}::uuid and ${sequence} = ${key.sequence}`)
    }
    return rows.length
  })
