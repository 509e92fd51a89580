'use client'

import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { addChatLinesAction } from '#lib/incidents/actions/timeline.ts'
import type { ChatPreview } from '#lib/incidents/model/chat.ts'
import type { TimelineKind } from '#lib/incidents/model.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { kindOptions } from './kind-options.ts'
import { momentText } from './moment-text.ts'

/** What was read out of a chat, with a tick for each message that is to be added. */
export function ChatPreviewForm({
  number,
  preview: { lines, unread },
  onBack,
  onAdded,
}: {
  number: number
  preview: ChatPreview
  onBack: () => void
  onAdded: (count: number) => void
}) {
  const [left, setLeft] = useState<ReadonlySet<number>>(
    () => new Set([...lines.keys()].filter((place) => lines[place]?.isKnown === true)),
  )
  const toggle = (place: number) => {
    const next = new Set(left)
    if (!next.delete(place)) next.add(place)
    setLeft(next)
  }
  const chosen = lines.filter((_, place) => !left.has(place))
  return (
    <ActionForm<{ data: { added: number; known: number } }>
      label="Add the messages"
      action={(_, form) =>
        addChatLinesAction({
          number,
          kind: formText(form, 'kind') as TimelineKind,
          lines: chosen.map(({ at, author, text }) => ({ at, author, text })),
        })
      }
      onDone={({ data }) => onAdded(data.added)}
    >
      {unread.length > 0 && (
        <Banner
          tone="risk"
          title={`${formatQuantity(unread.length, 'line')} could not be read and will not be added.`}
        >
          Line {unread[0]?.line}: {unread[0]?.text.slice(0, 120)}
        </Banner>
      )}
      {lines.length === 0 ? (
        <p className="text-sm text-ink-2">
          No message with a time was found. Go back and look at what was pasted.
        </p>
      ) : (
        <ul aria-label="Messages" className="divide-y divide-line-2 rounded-lg border border-line">
          {lines.map((line, place) => (
            <li key={`${line.at} ${line.author} ${line.text}`}>
              <label className="flex items-start gap-2.5 px-3 py-2 text-sm hover:bg-hover">
                <input
                  type="checkbox"
                  checked={!left.has(place)}
                  onChange={() => toggle(place)}
                  className="mt-0.5 size-4 shrink-0 accent-accent"
                />
                <span className="min-w-0">
                  <span className="text-xs text-ink-3 tabular-nums">
                    {momentText(new Date(line.at).getTime())} UTC · {line.author}
                    {line.isKnown && ' · on the timeline already'}
                  </span>
                  <span className="line-clamp-3 block wrap-anywhere whitespace-pre-line">{line.text}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <SelectField name="kind" label="Added as" options={kindOptions} defaultValue="communication" />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onBack}>Back</Button>
        {chosen.length > 0 && (
          <SubmitButton pendingLabel="Adding…">Add {formatQuantity(chosen.length, 'message')}</SubmitButton>
        )}
      </div>
    </ActionForm>
  )
}
