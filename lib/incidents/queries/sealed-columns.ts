import { type SQL, sql } from 'drizzle-orm'
import type { KeyRing } from '#lib/platform/crypto/key-ring.ts'
import { keyId, keyIdBytes } from '#lib/platform/crypto/seal.ts'
import { sealContext } from './report-seal.ts'

export type SealedKey = { id: string; sequence: number }
/** What is sealed of reports, table by table. `sequence` is 0 where a row is known by its id alone. */
export type SealedColumn = {
  name: string
  table: SQL
  column: SQL
  id: SQL
  sequence: SQL
  context: (key: SealedKey) => string
  /** Rows of one transaction: blocks of files have a mebibyte each. */
  atOnce: number
}

const texts = { id: sql`id`, sequence: sql`0`, atOnce: 200 }
export const sealedColumns: readonly SealedColumn[] = [
  {
    ...texts,
    name: 'reports',
    table: sql`reports`,
    column: sql`sealed_text`,
    context: ({ id }) => sealContext.report(id),
  },
  {
    ...texts,
    name: 'messages',
    table: sql`report_messages`,
    column: sql`sealed_text`,
    context: ({ id }) => sealContext.message(id),
  },
  {
    ...texts,
    name: 'names of files',
    table: sql`report_attachments`,
    column: sql`sealed_name`,
    context: ({ id }) => sealContext.attachmentName(id),
  },
  {
    name: 'blocks of files',
    table: sql`report_attachment_blocks`,
    column: sql`sealed`,
    id: sql`attachment_id`,
    sequence: sql`sequence`,
    context: ({ id, sequence }) => sealContext.attachmentBlock(id, sequence),
    atOnce: 8,
  },
]

/** Sealed under another key than the current one. */
export const isUnderOtherKey = ({ column }: Pick<SealedColumn, 'column'>, ring: KeyRing): SQL =>
  sql`substring(${column} from 1 for ${keyIdBytes}) <> ${keyId(ring.current)}`
