import type { ReactNode } from 'react'
import { Banner } from '#components/ui/banner.tsx'
import { Progress } from '#components/ui/progress.tsx'
import {
  type ImportReceipt,
  importStatusMeanings,
  isSettledImport,
} from '#lib/access/model/import-receipt.ts'
import { formatCount } from '#lib/platform/format/count.ts'

/** What a reader must know of an import before its figures; `decision` holds a lead's buttons for a held one. */
export function ImportNotices({
  receipt,
  released,
  decision,
}: {
  receipt: ImportReceipt
  /** Who released it; null while nobody has. */
  released: string | null
  decision: ReactNode
}) {
  if (!isSettledImport(receipt.status)) {
    return (
      <Banner title={importStatusMeanings[receipt.status]}>
        <p className="mb-2">This page follows along.</p>
        <Progress value={null} label="Processing the document" />
      </Banner>
    )
  }
  if (receipt.held !== null) {
    const { closing, open } = receipt.held
    return (
      <Banner
        tone="risk"
        title={`It would close ${formatCount(closing)} of ${formatCount(open)} open facts`}
        actions={decision}
      >
        {released === null
          ? 'More than half waits for a person: the export of the wrong account looks just like this. What it shows was opened; nothing was closed.'
          : `${released} released it. It is being merged.`}
      </Banner>
    )
  }
  if (receipt.error !== null) {
    return (
      <Banner tone={receipt.status === 'failed' ? 'breach' : 'risk'} title={receipt.error.message}>
        {receipt.error.nextStep} {receipt.status === 'failed' && 'Nothing was opened or closed.'}
      </Banner>
    )
  }
  return null
}
