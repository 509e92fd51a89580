import { createHash } from 'node:crypto'
import type { Transaction } from '#db/client.ts'
import { reportAttachmentBlocks, reportAttachments } from '#db/schema/incidents/reports.ts'
import { blockBytes } from '#lib/platform/artifacts/blocks.ts'
import { type KeyRing, sealWith } from '#lib/platform/crypto/key-ring.ts'
import type { ReportFile } from '../../model/report.ts'
import { sealContext, sealJson } from '../../queries/report-seal.ts'

/**
 * Keeps a file of a report, its name and its bytes sealed, block by block.
 * @returns the digest that the ledger may keep: of the sealed name, not of the file
 */
export async function storeAttachment(
  tx: Transaction,
  ring: KeyRing,
  { name, bytes }: ReportFile,
  of: { id: string; reportId: string; at: Date },
): Promise<string> {
  const sealedName = sealJson(ring, { name }, sealContext.attachmentName(of.id))
  await tx.insert(reportAttachments).values({
    ...of,
    sealedName: sealedName.sealed,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest(),
  })
  for (let sequence = 0; sequence * blockBytes < bytes.length; sequence += 1) {
    const block = bytes.subarray(sequence * blockBytes, (sequence + 1) * blockBytes)
    const sealed = sealWith(ring, block, sealContext.attachmentBlock(of.id, sequence))
    await tx.insert(reportAttachmentBlocks).values({ attachmentId: of.id, sequence, sealed })
  }
  return sealedName.digest
}
