'use client'

import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { addByReceiptAction, openByReceiptAction } from '#lib/incidents/actions/reports.ts'
import type { ReportStatusView } from '#lib/incidents/model/report.ts'
import { statusHeadline } from '#lib/incidents/model/report-headline.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { MessageForm } from './message-form.tsx'
import { ReportStatus } from './report-status.tsx'

type Opened = { receipt: string; report: ReportStatusView; at: Date }

/** Shows an anonymous report to the holder of its receipt. The receipt stays in the memory of this page only. */
export function ReceiptView() {
  const [opened, setOpened] = useState<Opened | null>(null)
  const read = async (receipt: string) => {
    const result = await openByReceiptAction({ receipt })
    return result.ok ? { ...result, data: { receipt, report: result.data, at: systemClock.now() } } : result
  }
  if (opened !== null) {
    return (
      <div className="grid gap-5">
        <div role="status">
          <h2 className="text-lg font-semibold tracking-tight">{statusHeadline(opened.report, opened.at)}</h2>
        </div>
        <ReportStatus report={opened.report} now={opened.at} mayDownload={false}>
          <MessageForm
            label="Add something"
            act={(text) => addByReceiptAction({ receipt: opened.receipt, text })}
            onDone={async () => {
              const again = await read(opened.receipt)
              if (again.ok) setOpened(again.data)
            }}
          />
        </ReportStatus>
      </div>
    )
  }
  return (
    <ActionForm<{ data: Opened }>
      label="Look at a report by its receipt"
      action={(_, form) => read(formText(form, 'receipt'))}
      onDone={({ data }) => setOpened(data)}
    >
      <TextField
        name="receipt"
        label="Receipt"
        hint="As it was shown when you reported, with or without dashes."
        mono
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={100}
      />
      <div className="max-sm:grid">
        <SubmitButton size="large" pendingLabel="Looking…">
          Show the report
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
