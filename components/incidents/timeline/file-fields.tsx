'use client'

import X from 'lucide-react/icons/x'
import { useId } from 'react'
import { Button } from '#components/ui/button.tsx'
import { timelineLimits } from '#lib/incidents/model/timeline.ts'
import { formatBytes } from '#lib/platform/format/bytes.ts'

/** The files of an entry: each becomes evidence with it. */
export function FileFields({
  files,
  onChange,
}: {
  files: readonly File[]
  onChange: (files: File[]) => void
}) {
  const id = useId()
  const total = files.reduce((sum, { size }) => sum + size, 0)
  const isTooMuch = total > timelineLimits.fileBytes || files.length > timelineLimits.files
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">Files</legend>
      {files.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {files.map((file) => (
            <li key={`${file.name} ${file.size} ${file.lastModified}`} className="min-w-0">
              <Button size="small" onClick={() => onChange(files.filter((one) => one !== file))}>
                <span className="max-w-56 truncate">{file.name}</span>
                <span className="text-ink-3 tabular-nums">{formatBytes(file.size)}</span>
                <X aria-hidden="true" />
                <span className="sr-only">: leave it out</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        type="file"
        multiple
        aria-label="Attach files"
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])]
          // Emptied, so that the same file can be chosen again after it was left out.
          currentTarget.value = ''
          if (chosen.length > 0) onChange([...files, ...chosen])
        }}
        className="text-sm file:mr-3 file:h-8 file:rounded-md file:border file:border-solid file:border-line file:bg-panel file:px-2.5 file:text-sm file:font-medium file:text-ink hover:file:bg-hover max-sm:file:h-10"
      />
      <p id={`${id}-hint`} className={isTooMuch ? 'text-xs text-breach' : 'text-xs text-ink-3'}>
        {isTooMuch && 'Too much: '}
        at most {timelineLimits.files} files of {formatBytes(timelineLimits.fileBytes)} together. They are
        kept as evidence, unchanged.
      </p>
    </fieldset>
  )
}
