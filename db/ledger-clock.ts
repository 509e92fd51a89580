import { Client } from 'pg'
import { ownerRole } from '#db/roles.ts'

/**
 * Lets the ledger of this database take entries of any time from now on. Only for databases whose clock is not that of
 * the world: the demonstration, which writes its year in a minute, and those of tests.
 * @param migratorUrl the database as plumbline_migrator
 */
export async function freeLedgerClock(migratorUrl: string): Promise<void> {
  const client = new Client({ connectionString: migratorUrl, application_name: 'plumbline ledger clock' })
  await client.connect()
  try {
    await client.query(`SET ROLE ${ownerRole}`)
    await client.query('UPDATE ledger_head SET tolerated_skew = NULL')
  } finally {
    await client.end()
  }
}
