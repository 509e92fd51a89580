import type { ReactNode } from 'react'
import { formatBytes } from '#lib/platform/format/bytes.ts'
import { Progress } from '../ui/progress.tsx'
import { StatusIcon, type StatusName } from '../ui/status-icon.tsx'

/**
 * A file on its way. `progress` is 0 to 1 while bytes travel; `reading` is the server's part, whose end is not known.
 * `message` is a sentence: what came of it, or what happened and what to do.
 */
export type Upload = {
  id: string
  name: string
  bytes: number
  state: 'waiting' | 'sending' | 'reading' | 'done' | 'failed'
  progress?: number
  message?: string
  action?: ReactNode
}

const words = { waiting: 'waiting', sending: 'sending', reading: 'reading', done: 'done', failed: 'failed' }
const looks: Record<Upload['state'], { icon: StatusName; ink: string }> = {
  waiting: { icon: 'unproven', ink: 'text-ink-3' },
  sending: { icon: 'at_risk', ink: 'text-accent' },
  reading: { icon: 'at_risk', ink: 'text-accent' },
  done: { icon: 'met', ink: 'text-met' },
  failed: { icon: 'breached', ink: 'text-breach' },
}

/** Files and how far each one is. */
export function UploadList({ uploads }: { uploads: readonly Upload[] }) {
  return (
    <ul
      aria-label="Files"
      aria-live="polite"
      className="divide-y divide-line-2 rounded-lg border border-line bg-panel"
    >
      {uploads.map((upload) => (
        <li
          key={upload.id}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-3.5 py-2.5 text-sm"
        >
          <span className="min-w-0 truncate">
            {upload.name} <span className="text-xs text-ink-3 tabular-nums">{formatBytes(upload.bytes)}</span>
          </span>
          <span
            className={`flex items-center gap-1.5 text-xs font-medium tabular-nums ${looks[upload.state].ink}`}
          >
            <StatusIcon status={looks[upload.state].icon} />
            {words[upload.state]}
            {upload.state === 'sending' &&
              upload.progress !== undefined &&
              ` ${Math.round(upload.progress * 100)} %`}
          </span>
          {(upload.state === 'sending' || upload.state === 'reading') && (
            <div className="col-span-2 pt-2">
              <Progress
                thin
                value={upload.state === 'sending' ? (upload.progress ?? 0) : null}
                label={`${upload.name}, ${words[upload.state]}`}
              />
            </div>
          )}
          {upload.message !== undefined && (
            <p className="col-span-2 mt-0.5 text-xs text-ink-2">{upload.message}</p>
          )}
          {upload.action !== undefined && <div className="col-span-2 mt-2">{upload.action}</div>}
        </li>
      ))}
    </ul>
  )
}
