import { z } from 'zod'
import { receiptMarks, whatWentWrong } from '#cli/push/receipt-lines.ts'
import { importStatusMeanings, importStatusWords } from '#lib/access/model/import-receipt.ts'
import { importStatuses } from '#lib/access/model.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'

const changes = z.object({ seen: z.number(), opened: z.number(), changed: z.number(), closed: z.number() })

export const importReceiptSchema = z.object({
  type: z.literal('import'),
  id: z.string(),
  status: z.enum(importStatuses),
  fileName: z.string(),
  sourceName: z.string(),
  format: z.string().nullable(),
  part: z.string().nullable(),
  evidenceSha256: z.string().nullable(),
  counts: z
    .object({
      received: z.number(),
      rejected: z.number(),
      people: changes,
      accounts: changes,
      grants: changes,
    })
    .nullable(),
  held: z.object({ closing: z.number(), open: z.number() }).nullable(),
  problems: z.array(z.object({ where: z.string(), what: z.string(), nextStep: z.string() })),
  error: z.object({ message: z.string(), nextStep: z.string() }).nullable(),
})
export type ImportReceipt = z.infer<typeof importReceiptSchema>

/** The receipt of an import as a person reads it in a terminal or a pipeline's log. */
export function describeImport(receipt: ImportReceipt): string {
  const { counts, held } = receipt
  const feed = [receipt.sourceName, receipt.format, receipt.part].filter((part) => part !== null).join(', ')
  return [
    `${receiptMarks[receipt.status]} ${receipt.fileName}: ${importStatusWords[receipt.status].toLowerCase()}. ${importStatusMeanings[receipt.status]}`,
    `  ${feed}`,
    ...(counts === null
      ? []
      : [
          describeChanges('person', 'people', counts.people),
          describeChanges('account', 'accounts', counts.accounts),
          describeChanges('grant', 'grants', counts.grants),
          counts.rejected > 0 ? `  ${formatQuantity(counts.rejected, 'element')} could not be read` : null,
        ]),
    held === null ? null : `  It would close ${held.closing} of ${held.open}.`,
    receipt.evidenceSha256 === null ? null : `  evidence sha256:${receipt.evidenceSha256}`,
    ...whatWentWrong(receipt),
    `  import ${receipt.id}`,
  ]
    .filter((line) => line !== null)
    .join('\n')
}

function describeChanges(
  one: string,
  many: string,
  { seen, opened, changed, closed }: z.infer<typeof changes>,
) {
  if (seen + opened + changed + closed === 0) return null
  return `  ${formatQuantity(seen, one, many)}: ${opened} opened, ${changed} changed, ${closed} closed`
}
