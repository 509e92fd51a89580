'use client'

import { FileDrop } from '#components/form/file-drop.tsx'
import { type Upload, UploadList } from '#components/form/upload-list.tsx'
import { Button } from '#components/ui/button.tsx'
import { mostAttachments } from '#lib/incidents/model/report.ts'

/** A place for the files of a report, and what was chosen; one that waits or failed can be taken away again. */
export function AttachmentPicker({
  uploads,
  onFiles,
  onDrop,
}: {
  uploads: readonly Upload[]
  onFiles: (files: File[]) => void
  onDrop: (id: string) => void
}) {
  return (
    <div className="grid gap-3">
      <FileDrop
        label="Add files"
        hint={`Screenshots, logs, a proof: at most ${mostAttachments} files of 25 MB each. They are sealed like the text.`}
        onFiles={onFiles}
      />
      {uploads.length > 0 && (
        <UploadList
          uploads={uploads.map((upload) =>
            upload.state === 'waiting' || upload.state === 'failed'
              ? {
                  ...upload,
                  action: (
                    <Button size="small" variant="quiet" onClick={() => onDrop(upload.id)}>
                      Leave out<span className="sr-only"> {upload.name}</span>
                    </Button>
                  ),
                }
              : upload,
          )}
        />
      )}
    </div>
  )
}
