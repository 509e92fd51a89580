'use client'

import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { UploadList } from '#components/form/upload-list.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { Copyable } from '#components/ui/copyable.tsx'
import { fileAnonymousReportAction } from '#lib/incidents/actions/reports.ts'
import { AttachmentPicker } from './attachment-picker.tsx'
import { ReportFields, reportTextOf } from './report-fields.tsx'
import { useAttachments } from './use-attachments.ts'

/** Files a report without a name. Its receipt is shown here, once. */
export function AnonymousForm() {
  const { uploads, add, drop, send } = useAttachments()
  const [receipt, setReceipt] = useState<string | null>(null)
  if (receipt !== null) {
    return (
      <div className="grid gap-4">
        <Banner tone="met" title="Your report reached the pillar lead and the designees">
          <p>Keep this receipt. It is shown once, and nobody can find it again:</p>
          <p className="my-2 rounded-md border border-line bg-panel px-2.5 py-2">
            <Copyable value={receipt} label="receipt" whole />
          </p>
          <p>With it you read their answers and add to your report, and so can anybody else who has it.</p>
        </Banner>
        {uploads.length > 0 && <UploadList uploads={uploads} />}
        <LinkButton href="/report/receipt">Look at a report by its receipt</LinkButton>
      </div>
    )
  }
  return (
    <ActionForm<{ data: { receipt: string } }>
      label="Report without a name"
      action={(_, form) => fileAnonymousReportAction(reportTextOf(form))}
      onDone={({ data }) => {
        setReceipt(data.receipt)
        void send({ receipt: data.receipt })
      }}
    >
      <ReportFields />
      <AttachmentPicker uploads={uploads} onFiles={add} onDrop={drop} />
      <div className="max-sm:grid">
        <SubmitButton size="large" pendingLabel="Sending…">
          Send without a name
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
