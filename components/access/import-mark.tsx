import { Status, type StatusName } from '#components/ui/status.tsx'
import { importStatusWords } from '#lib/access/model/import-receipt.ts'
import type { ImportStatus } from '#lib/access/model.ts'

const looks: Record<ImportStatus, StatusName> = {
  queued: 'unproven',
  processing: 'at_risk',
  held: 'at_risk',
  complete: 'met',
  partial: 'unproven',
  superseded: 'unproven',
  failed: 'breached',
}

/** Where an import stands, in shape, colour and word. */
export function ImportMark({ status }: { status: ImportStatus }) {
  return <Status status={looks[status]} label={importStatusWords[status]} />
}
