'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { FileDrop } from '#components/form/file-drop.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { UploadList } from '#components/form/upload-list.tsx'
import { useUploads } from '#components/form/use-uploads.ts'
import { QueryStore } from '#components/shell/query-store.tsx'
import type { ColumnMapping, MappingTarget } from '#lib/access/model/column-mapping.ts'
import type { Fetching } from '#lib/access/model/fetching.ts'
import { formatWords } from '#lib/access/model/words.ts'
import { formatBytes } from '#lib/platform/format/bytes.ts'
import { ImportFollower } from './import-follower.tsx'

// The CSV reader and the rules of columns come when a table is to be mapped.
const ColumnMapper = dynamic(() => import('./column-mapper.tsx').then((module) => module.ColumnMapper), {
  ssr: false,
  loading: () => <p className="text-sm text-ink-2">Reading the first rows…</p>,
})

/** Drop documents of one source, map their columns where they are tables, and see what came of each. */
export function UploadDocuments({
  source,
  documents,
  target,
  mapping: initialMapping,
  maxBytes,
  now,
}: {
  /** Its name: how the door knows it. */
  source: string
  documents: readonly Fetching[]
  /** What its tables are about; null where the format is recognised from the content. */
  target: MappingTarget | null
  mapping: ColumnMapping | null
  maxBytes: number
  now: Date
}) {
  return (
    <QueryStore>
      <Uploads
        source={source}
        documents={documents}
        target={target}
        mapping={initialMapping}
        maxBytes={maxBytes}
        now={now}
      />
    </QueryStore>
  )
}

function Uploads({
  source,
  documents,
  target,
  mapping: initialMapping,
  maxBytes,
  now,
}: Parameters<typeof UploadDocuments>[0]) {
  const { uploads, add, change } = useUploads('/api/v1/ingest', maxBytes)
  const [format, setFormat] = useState(documents[0]?.format ?? '')
  const [part, setPart] = useState('')
  const [isWhole, setWhole] = useState(false)
  const [toMap, setToMap] = useState<File | null>(null)
  const [remembered, setRemembered] = useState(initialMapping)
  const partName = documents.find((one) => one.format === format)?.part

  const send = (files: readonly File[], mapping: ColumnMapping | null) =>
    add(files, {
      source,
      complete: String(isWhole),
      ...(format !== '' && { format }),
      ...(partName !== undefined && part.trim() !== '' && { part: part.trim() }),
      ...(mapping !== null && { mapping: JSON.stringify(mapping) }),
    })

  if (toMap !== null && target !== null) {
    return (
      <ColumnMapper
        file={toMap}
        target={target}
        remembered={remembered}
        now={now}
        onCancel={() => setToMap(null)}
        onReady={(mapping) => {
          send([toMap], mapping)
          setRemembered(mapping)
          setToMap(null)
        }}
      />
    )
  }
  return (
    <div className="grid gap-4">
      {(documents.length > 1 || partName !== undefined) && (
        <div className="grid gap-4 sm:grid-cols-2">
          {documents.length > 1 && (
            <SelectField
              name="format"
              label="What it is"
              value={format}
              onChange={(event) => setFormat(event.target.value)}
              options={documents.map((one) => ({ value: one.format, label: formatWords[one.format] }))}
            />
          )}
          {partName !== undefined && (
            <TextField
              name="part"
              label={partName}
              hint="One document speaks for this part alone, and closes nothing of the others."
              value={part}
              maxLength={250}
              autoComplete="off"
              onChange={(event) => setPart(event.target.value)}
            />
          )}
        </div>
      )}
      <label className="flex items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          checked={isWhole}
          onChange={(event) => setWhole(event.target.checked)}
          className="mt-0.5 size-4 accent-accent"
        />
        <span>
          This is the whole list, all pages of it
          <span className="block text-xs text-ink-2">
            Only then does what it no longer shows count as gone. Some documents say so themselves.
          </span>
        </span>
      </label>
      <FileDrop
        label={target === null ? 'Drop documents here, or choose them' : 'Drop a CSV here, or choose it'}
        hint={`As exported or gzipped, up to ${formatBytes(maxBytes)} each. Each is kept as evidence.`}
        onFiles={(files) => {
          const [first] = files
          // A gzipped table is read with the columns remembered with the source.
          if (target === null || first === undefined || first.name.endsWith('.gz')) send(files, null)
          else setToMap(first)
        }}
      />
      {uploads.length > 0 && (
        <UploadList
          uploads={uploads.map(({ runId, ...upload }) => ({
            ...upload,
            ...(runId !== null && {
              action: <ImportFollower importId={runId} onSettled={(result) => change(upload.id, result)} />,
            }),
          }))}
        />
      )}
    </div>
  )
}
