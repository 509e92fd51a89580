'use client'

import { useState } from 'react'
import { FormDialog } from '#components/form/form-dialog.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { DataTable } from '#components/table/data-table.tsx'
import { Button } from '#components/ui/button.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Severity } from '#components/ui/severity.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { reportIssuesAction } from '#lib/incidents/actions/reports.ts'
import type { UnreportedIssue } from '#lib/incidents/model/unreported-issue.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { formText } from '#lib/platform/http/form-text.ts'

/** Weaknesses that are known and that nobody brought to the lead; with `mayReport` they are chosen and brought now. */
export function UnreportedTable({
  rows,
  now,
  mayReport,
}: {
  rows: readonly UnreportedIssue[]
  now: Date
  mayReport: boolean
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const shown = rows.filter(({ issueKey }) => chosen.has(issueKey))
  const toggle = (keys: readonly string[], isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before)
      for (const key of keys) isChosen ? after.add(key) : after.delete(key)
      return after
    })
  return (
    <>
      {mayReport && rows.length > 0 && (
        <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <label className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={shown.length === rows.length}
              onChange={(event) =>
                toggle(
                  rows.map(({ issueKey }) => issueKey),
                  event.target.checked,
                )
              }
            />
            All on this page
          </label>
          <ReportChosen keys={shown.map(({ issueKey }) => issueKey)} onDone={() => setChosen(new Set())} />
        </div>
      )}
      <DataTable
        caption="Known weaknesses that were not reported"
        rows={rows}
        rowKey={({ assetId, issueKey }) => `${assetId} ${issueKey}`}
        empty={
          <EmptyState title="Nothing is kept silent">
            Every open critical or high finding was brought to the pillar lead, accepted, or is still within
            its time.
          </EmptyState>
        }
        columns={[
          {
            id: 'what',
            header: 'Weakness',
            cell: (row) => (
              <span className="flex items-start gap-2.5">
                {mayReport && (
                  <input
                    type="checkbox"
                    aria-label={`Choose ${row.title}`}
                    className="mt-0.5 size-4 shrink-0 accent-accent"
                    checked={chosen.has(row.issueKey)}
                    onChange={(event) => toggle([row.issueKey], event.target.checked)}
                  />
                )}
                <span className="min-w-0">
                  <TextLink
                    quiet
                    href={`/findings/${row.assetId}/${row.findingId}`}
                    prefetch={false}
                    className="font-medium wrap-anywhere"
                  >
                    {row.title}
                  </TextLink>
                  <span className="block text-xs text-ink-3 wrap-anywhere">
                    {row.ruleId} in {row.assetName}
                  </span>
                </span>
              </span>
            ),
          },
          {
            id: 'severity',
            header: 'Severity',
            phone: 'below',
            cell: (row) => <Severity severity={row.severity} />,
          },
          {
            id: 'by',
            header: 'Report by',
            align: 'end',
            phone: 'below',
            cell: (row) => <Deadline due={row.reportBy} now={now} />,
          },
        ]}
      />
    </>
  )
}

function ReportChosen({ keys, onDone }: { keys: readonly string[]; onDone: () => void }) {
  const deed = `Report ${formatQuantity(keys.length, 'weakness', 'weaknesses')}`
  return (
    <FormDialog
      title={deed}
      description="The pillar lead and the designees are told of them now, in your name. Others who read findings see that it was told, not by whom. They stay findings like before, with their own deadlines."
      trigger={
        <Button variant="primary" disabled={keys.length === 0}>
          {keys.length === 0 ? 'Choose what to report' : deed}
        </Button>
      }
      action={(_, form) => reportIssuesAction({ issueKeys: [...keys], note: formText(form, 'note') })}
      onDone={onDone}
    >
      <TextareaField
        name="note"
        label="Note"
        hint="What the lead should know. The lead and the designees read it; for anything that must stay sealed, write a confidential report."
        maxLength={2_000}
        isOptional
      />
      <SubmitButton pendingLabel="Reporting…">{deed}</SubmitButton>
    </FormDialog>
  )
}
