'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { SelectField } from '#components/form/select-field.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { TextareaField } from '#components/form/textarea-field.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { notify } from '#components/ui/notify.ts'
import { Progress } from '#components/ui/progress.tsx'
import { formTime, readFormTime } from '#lib/incidents/model/form-time.ts'
import { type TimelineLink, timelineLimits } from '#lib/incidents/model/timeline.ts'
import { type TimelineKind, timelineKindSchema } from '#lib/incidents/model.ts'
import { formatBytes } from '#lib/platform/format/bytes.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { FileFields } from './file-fields.tsx'
import { kindOptions } from './kind-options.ts'
import { LinkFields } from './link-fields.tsx'
import { type EntryRefusal, sendEntry } from './send-entry.ts'

/** The open composer. What was typed stays until it was taken. */
export function ComposerForm({
  number,
  startedAt,
  onAdded,
  onClose,
}: {
  number: number
  /** ISO 8601: nothing of the incident was seen much earlier. */
  startedAt: string
  onAdded: (eventId: string) => void
  onClose: () => void
}) {
  const router = useRouter()
  const [kind, setKind] = useState<TimelineKind>('action')
  const [links, setLinks] = useState<TimelineLink[]>([])
  const [files, setFiles] = useState<File[]>([])
  const [progress, setProgress] = useState<number | null>(null)
  const [refusal, setRefusal] = useState<EntryRefusal | null>(null)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (progress !== null) return
    const form = new FormData(event.currentTarget)
    setRefusal(null)
    setProgress(0)
    const outcome = await sendEntry(
      number,
      {
        kind,
        body: formText(form, 'body'),
        observedAt: readFormTime(formText(form, 'observedAt')) ?? null,
        links,
        files,
      },
      setProgress,
    )
    setProgress(null)
    if ('refusal' in outcome) return setRefusal(outcome.refusal)
    notify({ title: 'It is on the timeline', tone: 'met' })
    onAdded(outcome.eventId)
    onClose()
    router.refresh()
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      event.currentTarget.requestSubmit()
    }
    if (event.key !== 'Escape') return
    const isUntouched =
      formText(new FormData(event.currentTarget), 'body') === '' && links.length + files.length === 0
    if (isUntouched) onClose()
  }

  const error = (name: string) => (refusal?.fields[name] === undefined ? {} : { error: refusal.fields[name] })
  return (
    <form
      aria-label="New entry"
      onSubmit={send}
      onKeyDown={onKeyDown}
      className="grid gap-4 rounded-lg border border-line bg-panel p-4"
    >
      {refusal !== null && (
        <Banner tone="breach" title={refusal.message}>
          {refusal.nextStep}
        </Banner>
      )}
      <TextareaField
        name="body"
        label="What happened"
        hint="Markdown. A file alone is enough, too."
        maxLength={timelineLimits.bodyCharacters}
        isOptional
        autoFocus
        {...error('body')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="kind"
          label="Kind"
          options={kindOptions}
          value={kind}
          onChange={({ currentTarget }) => setKind(timelineKindSchema.parse(currentTarget.value))}
        />
        <TextField
          name="observedAt"
          label="Seen at (UTC)"
          type="datetime-local"
          isOptional
          hint={`Now, when left empty. First seen ${formTime(new Date(startedAt)).replace('T', ' ')}.`}
          {...error('observedAt')}
        />
      </div>
      <LinkFields links={links} onChange={setLinks} />
      <FileFields files={files} onChange={setFiles} />
      {progress !== null && files.length > 0 && (
        <Progress
          value={progress}
          label={`Sending ${formatBytes(files.reduce((sum, { size }) => sum + size, 0))}`}
        />
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button onClick={onClose}>Put away</Button>
        <Button type="submit" variant="primary" disabled={progress !== null}>
          {progress === null ? 'Add to the timeline' : 'Adding…'}
          <span className="max-sm:hidden">
            <Kbd keys={['Ctrl', '↵']} />
          </span>
        </Button>
      </div>
    </form>
  )
}
