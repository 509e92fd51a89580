import { clsx } from 'clsx'
import { Badge } from '#components/ui/badge.tsx'
import { Time } from '#components/ui/time.tsx'
import type { ReportMessage } from '#lib/incidents/model/report.ts'

/** What reporter and designees told each other, oldest first. Internal notes are marked; a reporter never gets them. */
export function MessageList({ messages, now }: { messages: readonly ReportMessage[]; now: Date }) {
  if (messages.length === 0) return <p className="text-sm text-ink-3">Nothing has been said yet.</p>
  return (
    <ol aria-label="Messages" className="grid gap-3">
      {messages.map((message) => (
        <li
          key={message.id}
          className={clsx(
            'rounded-lg border px-3.5 py-2.5',
            message.isInternal ? 'border-dashed border-line bg-hover' : 'border-line bg-panel',
          )}
        >
          <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
            <span className="font-medium text-ink-2">{message.authorName}</span>
            <Time at={message.at} now={now} />
            {message.isFromReporter && <Badge tone="outline">reporter</Badge>}
            {message.isInternal && <Badge>internal note</Badge>}
          </p>
          <p className="mt-1 max-w-[75ch] text-sm whitespace-pre-wrap wrap-anywhere">{message.text}</p>
        </li>
      ))}
    </ol>
  )
}
