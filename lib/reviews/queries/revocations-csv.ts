import { stringify } from 'csv-stringify/sync'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { RevocationFilter, RevocationLine, RevocationPage } from '../model/revocation.ts'
import { revocations } from './revocations.ts'

const columns = [
  'id',
  'status',
  'quarter',
  'systemName',
  'username',
  'personName',
  'resource',
  'role',
  'reduceToRole',
  'isPrivileged',
  'ownerName',
  'requestedAt',
  'requestedByName',
  'dueAt',
  'isOverdue',
  'claimedAt',
  'claimedByName',
  'isFalseClaim',
  'provenAt',
  'isProvenLate',
  'regrantedAt',
  'riskAcceptedUntil',
] as const satisfies readonly (keyof RevocationLine)[]

const pageSize = 1_000

/**
 * The board as CSV (RFC 4180), page by page. Cells that a spreadsheet would take for a formula are escaped: names come
 * out of imports. `exportRevocations` is called before, so that the ledger knows.
 */
export async function* revocationsCsv(ctx: Ctx, filter: RevocationFilter): AsyncGenerator<Buffer> {
  let [after, header]: [RevocationPage['next'], boolean] = [null, true]
  do {
    const page: RevocationPage = await revocations(ctx, { filter, after, limit: pageSize })
    yield Buffer.from(
      stringify(page.rows, {
        header,
        columns: [...columns],
        escape_formulas: true,
        record_delimiter: '\r\n',
        cast: { boolean: (value) => (value ? 'yes' : 'no') },
      }),
    )
    after = page.next
    header = false
  } while (after !== null)
}
