'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { UploadList } from '#components/form/upload-list.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { fileReportAction } from '#lib/incidents/actions/reports.ts'
import { AttachmentPicker } from './attachment-picker.tsx'
import { ReportFields, reportTextOf } from './report-fields.tsx'
import { useAttachments } from './use-attachments.ts'

type Filed = { reportId: string; name: string }

/** Files a report in one's own name, then its files, then shows what became of it. */
export function ReportForm() {
  const router = useRouter()
  const { uploads, add, drop, send } = useAttachments()
  const [filed, setFiled] = useState<Filed | null>(null)

  const done = async ({ data }: { data: Filed }) => {
    setFiled(data)
    if (await send({ reportId: data.reportId })) router.push(`/report/${data.reportId}`)
  }

  if (filed !== null) {
    return (
      <div className="grid gap-4">
        <Banner
          tone="met"
          title={`${filed.name} reached the pillar lead and the designees`}
          actions={<LinkButton href={`/report/${filed.reportId}`}>See your report</LinkButton>}
        >
          {uploads.some(({ state }) => state === 'failed')
            ? 'Some files were not kept: send them again from the page of your report.'
            : 'Nobody else can read it.'}
        </Banner>
        {uploads.length > 0 && <UploadList uploads={uploads} />}
      </div>
    )
  }
  return (
    <ActionForm<{ data: Filed }>
      label="Report a vulnerability"
      action={(_, form) => fileReportAction(reportTextOf(form))}
      onDone={done}
    >
      <ReportFields />
      <AttachmentPicker uploads={uploads} onFiles={add} onDrop={drop} />
      <div className="max-sm:grid">
        <SubmitButton size="large" pendingLabel="Sending…">
          Send the report
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
