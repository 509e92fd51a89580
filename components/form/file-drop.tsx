'use client'

import { clsx } from 'clsx'
import Upload from 'lucide-react/icons/upload'
import { useId, useState } from 'react'

/**
 * A place to drop files, and the platform's own chooser for everyone else: the input covers the area, so keyboard,
 * screen reader and touch reach it like any file field. It only hands over files; show them with `UploadList`.
 */
export function FileDrop({
  label,
  hint,
  accept,
  isDisabled = false,
  onFiles,
}: {
  label: string
  hint: string
  accept?: string
  isDisabled?: boolean
  onFiles: (files: File[]) => void
}) {
  const id = useId()
  const [isOver, setOver] = useState(false)
  return (
    <div
      className={clsx(
        'relative flex flex-col items-center rounded-lg border border-dashed px-6 py-10 text-center has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        isOver ? 'border-accent bg-accent-soft' : 'border-field-edge bg-panel hover:bg-hover',
        isDisabled && 'opacity-55',
      )}
    >
      <Upload className="mb-2 size-5 text-ink-3" aria-hidden="true" />
      <label htmlFor={id} className="text-base font-semibold">
        {label}
      </label>
      <p id={`${id}-hint`} className="mt-1 max-w-[60ch] text-sm text-ink-2">
        {hint}
      </p>
      <input
        id={id}
        type="file"
        multiple
        disabled={isDisabled}
        aria-describedby={`${id}-hint`}
        {...(accept === undefined ? {} : { accept })}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          // Emptied, so that the same file can be chosen again after it failed.
          event.currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
        className="absolute inset-0 cursor-pointer opacity-0 disabled:cursor-not-allowed"
      />
    </div>
  )
}
