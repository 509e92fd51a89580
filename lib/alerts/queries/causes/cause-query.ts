import type { Database, Transaction } from '#db/client.ts'
import type { AlertCause } from '../../model.ts'

/** A database or a transaction: the evaluation reads its causes inside its own. */
export type Reader = Database | Transaction

/** States the causes of some kinds that hold at a moment. */
export type CauseQuery = (db: Reader, asOf: Date) => Promise<AlertCause[]>
