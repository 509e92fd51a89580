import type { Database } from '#db/client.ts'

/** Commands open a savepoint in the transaction they are given: all of them happen, or none. */
export const inOneTransaction = <T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> =>
  // A transaction can do what a database can, apart from what nobody does inside one.
  db.transaction((tx) => work(tx as unknown as Database))
