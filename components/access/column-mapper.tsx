'use client'

import { type ReactNode, useEffect, useId, useState } from 'react'
import { inputLook } from '#components/form/field-frame.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import {
  type ColumnMapping,
  type DateOrder,
  fieldsOf,
  type MappingTarget,
} from '#lib/access/model/column-mapping.ts'
import { firstMapping, previewColumns, type TableHead } from '#lib/access/model/column-preview.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { ColumnPreviewTable } from './column-preview-table.tsx'
import { readTableHead } from './read-table-head.ts'

const orders: Record<DateOrder, string> = {
  iso: '2026-03-31 only',
  'day-first': '31/03/2026, the day first',
  'month-first': '03/31/2026, the month first',
}

/**
 * Says which column of a CSV gives which field, and shows what its first rows give. Fetched when a file was chosen:
 * it brings the CSV reader along.
 */
export function ColumnMapper({
  file,
  target,
  remembered,
  now,
  onReady,
  onCancel,
}: {
  file: File
  target: MappingTarget
  remembered: ColumnMapping | null
  now: Date
  onReady: (mapping: ColumnMapping) => void
  onCancel: () => void
}) {
  const [head, setHead] = useState<TableHead | null | undefined>(undefined)
  const [mapping, setMapping] = useState<ColumnMapping | null>(null)
  useEffect(() => {
    let isCurrent = true
    void readTableHead(file).then((found) => {
      if (!isCurrent) return
      setHead(found)
      setMapping(found && firstMapping(found, target, remembered))
    })
    return () => {
      isCurrent = false
    }
  }, [file, target, remembered])

  if (head === undefined)
    return (
      <p role="status" className="text-sm text-ink-2">
        Reading the first rows of {file.name}…
      </p>
    )
  if (head === null || mapping === null) {
    return (
      <Banner
        tone="breach"
        title={`${file.name} is no table that can be read`}
        actions={<Button onClick={onCancel}>Choose another file</Button>}
      >
        It needs a line of headers and at least two columns, separated by comma, semicolon, tab or bar.
      </Banner>
    )
  }
  const preview = previewColumns(head, mapping, now)
  const choose = (field: string, header: string) => {
    const { [field]: _, ...others } = mapping.columns
    setMapping({ ...mapping, columns: header === '' ? others : { ...others, [field]: header } })
  }
  return (
    <section
      aria-label={`Columns of ${file.name}`}
      className="grid gap-4 rounded-lg border border-line bg-panel p-4"
    >
      <div>
        <h3 className="text-base font-semibold">Which column gives what?</h3>
        <p className="mt-0.5 text-sm text-ink-2">
          {remembered === null
            ? 'Suggested from the headers. It is remembered with the source once the file is sent.'
            : 'As remembered from the last file, where its columns are still there.'}
        </p>
      </div>
      <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {fieldsOf(target).map((field) => (
          <Choice
            key={field.name}
            label={field.label}
            hint={field.hint}
            value={mapping.columns[field.name] ?? ''}
            onChoose={(header) => choose(field.name, header)}
          >
            <option value="">no column</option>
            {head.headers.map((header, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear one name; their place never changes
              <option key={place} value={header}>
                {header}
              </option>
            ))}
          </Choice>
        ))}
        <Choice
          label="How dates are written"
          hint="2026-03-31 is always read; 03/04 could be either."
          value={mapping.dates ?? 'iso'}
          onChoose={(order) => setMapping({ ...mapping, dates: order as DateOrder })}
        >
          {Object.entries(orders).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Choice>
      </div>
      {preview.problems.length > 0 ? (
        <Banner tone="risk" title="Not yet">
          <ul className="grid gap-0.5">
            {preview.problems.map(({ what, nextStep }) => (
              <li key={what}>
                {what} {nextStep}
              </li>
            ))}
          </ul>
        </Banner>
      ) : (
        <>
          <p role="status" className="text-sm text-ink-2">
            {preview.readable === preview.rows.length
              ? `All of the first ${formatCount(preview.rows.length)} rows can be read.`
              : `${formatCount(preview.readable)} of the first ${formatCount(preview.rows.length)} rows can be read; the others will be rejected, to be mended and sent again.`}
          </p>
          <ColumnPreviewTable rows={preview.rows} />
        </>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Choose another file</Button>
        <Button variant="primary" disabled={preview.problems.length > 0} onClick={() => onReady(mapping)}>
          Send it with these columns
        </Button>
      </div>
    </section>
  )
}

/** One choice with its hint. */
function Choice({
  label,
  hint,
  value,
  onChoose,
  children,
}: {
  label: string
  hint: string
  value: string
  onChoose: (value: string) => void
  children: ReactNode
}) {
  const id = useId()
  return (
    <div className="grid content-start gap-1 text-sm">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        className={inputLook}
      >
        {children}
      </select>
      <span id={`${id}-hint`} className="text-xs text-ink-3">
        {hint}
      </span>
    </div>
  )
}
