'use client'

import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { PostMortemSection, postMortemSections } from '#lib/incidents/model/post-mortem.ts'
import { postMortemPrompts } from '#lib/incidents/model/post-mortem-prompts.ts'
import type { PostMortemDraft } from '#lib/incidents/model/post-mortem-view.ts'
import { fieldOf, jumpTo } from './jump-to.ts'

type Section = (typeof postMortemSections)[number]

/** One section with the questions that lead into it, what may be better said, and what the record knows of it. */
export function SectionField({
  section: { key, title, ask },
  value,
  isRequired,
  blame,
  fromRecord,
  onChange,
  children,
}: {
  section: Section
  value: string
  isRequired: boolean
  blame: PostMortemDraft['blame']
  fromRecord: string
  onChange: (value: string) => void
  children?: ReactNode
}) {
  const id = fieldOf(key)
  return (
    <section aria-labelledby={`${id}-title`}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={`${id}-title`} className="text-lg font-semibold tracking-tight">
          {title}{' '}
          {isRequired && (
            <span className="text-xs font-normal text-ink-3">
              {value.trim() === '' ? 'required, still empty' : 'required'}
            </span>
          )}
        </h2>
        {fromRecord !== '' && fromRecord !== value && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => onChange(value.trim() === '' ? fromRecord : `${value.trimEnd()}\n\n${fromRecord}`)}
          >
            {value.trim() === '' ? 'Take it from the record' : 'Add what the record says'}
          </Button>
        )}
      </header>
      <details className="mt-0.5 mb-1.5 text-sm text-ink-2">
        <summary className="cursor-pointer py-1">{ask}</summary>
        <ul className="mb-1 list-disc pl-5">
          {postMortemPrompts[key].map((prompt) => (
            <li key={prompt}>{prompt}</li>
          ))}
        </ul>
      </details>
      {children}
      <PlainTextarea part={key} label={title} value={value} onChange={onChange} />
      {blame.length > 0 && (
        <ul className="mt-1.5 grid gap-1 text-xs text-ink-2" aria-label={`Wording of ${title}`}>
          {blame.map(({ words, start, ask: question }) => (
            <li key={start}>
              <button
                type="button"
                className="rounded-sm text-accent underline underline-offset-2"
                onClick={() => jumpTo(key, words, start)}
              >
                “{words}”
              </button>{' '}
              {question}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function PlainTextarea({
  part,
  label,
  value,
  onChange,
}: {
  part: PostMortemSection
  label: string
  value: string
  onChange: (value: string) => void
}) {
  return (
    <textarea
      id={fieldOf(part)}
      aria-label={label}
      value={value}
      maxLength={50_000}
      spellCheck
      onChange={(event) => onChange(event.target.value)}
      className="field-sizing-content min-h-20 w-full rounded-md border border-field-edge bg-panel px-2.5 py-2 text-base text-ink max-sm:text-lg"
    />
  )
}
