import Paperclip from 'lucide-react/icons/paperclip'
import type { ReportAttachment } from '#lib/incidents/model/report.ts'
import { formatBytes } from '#lib/platform/format/bytes.ts'

/** The files of a report. `isOpen`: they can be downloaded; who holds only a receipt sees what they sent by name. */
export function AttachmentList({
  attachments,
  isOpen,
}: {
  attachments: readonly ReportAttachment[]
  isOpen: boolean
}) {
  if (attachments.length === 0) return <p className="text-sm text-ink-3">No files.</p>
  return (
    <ul aria-label="Files" className="grid gap-1.5 text-sm">
      {attachments.map(({ id, name, size }) => (
        <li key={id} className="flex min-w-0 items-center gap-2">
          <Paperclip className="size-3.5 shrink-0 text-ink-3" aria-hidden="true" />
          {isOpen ? (
            <a
              href={`/api/reports/attachments/${id}`}
              download
              className="min-w-0 truncate rounded-sm text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-current"
            >
              {name}
            </a>
          ) : (
            <span className="min-w-0 truncate">{name}</span>
          )}
          <span className="shrink-0 text-xs text-ink-3 tabular-nums">{formatBytes(size)}</span>
        </li>
      ))}
    </ul>
  )
}
