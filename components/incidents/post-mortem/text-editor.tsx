'use client'

import { inputLook } from '#components/form/field-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { postMortemSections } from '#lib/incidents/model/post-mortem.ts'
import type { PostMortemPage } from '#lib/incidents/model/post-mortem-view.ts'
import { ConflictChoice } from './conflict-choice.tsx'
import { fieldOf } from './jump-to.ts'
import { partOf, type TextPart } from './merge-text.ts'
import { SectionField } from './section-field.tsx'
import type { useWrittenText } from './use-written-text.ts'

type Written = ReturnType<typeof useWrittenText>

/** The text, section by section, with the bar that saves it. */
export function TextEditor({
  page: { draft, required },
  written,
}: {
  page: PostMortemPage
  written: Written
}) {
  if (draft === null) return null
  const { text, change } = written
  const isLaterEdition = draft.editions.length > 0
  return (
    <form
      aria-label="Post-mortem"
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        void written.save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        void written.save()
      }}
    >
      <div>
        <label htmlFor={fieldOf('title')} className="mb-1 block text-sm font-medium">
          Title
        </label>
        <Conflict written={written} part="title" />
        <input
          id={fieldOf('title')}
          value={text.title}
          maxLength={200}
          onChange={(event) => change('title', event.target.value)}
          className={inputLook}
        />
      </div>
      {isLaterEdition && (
        <div>
          <label htmlFor={fieldOf('change_note')} className="mb-1 block text-sm font-medium">
            What changed since the edition that the public knows
          </label>
          <Conflict written={written} part="change_note" />
          <textarea
            id={fieldOf('change_note')}
            value={text.changeNote}
            maxLength={1_000}
            rows={2}
            onChange={(event) => change('change_note', event.target.value)}
            className={`${inputLook} h-auto min-h-16 py-2`}
          />
        </div>
      )}
      {postMortemSections.map((section) => (
        <SectionField
          key={section.key}
          section={section}
          value={text.sections[section.key]}
          isRequired={required.includes(section.key)}
          blame={
            written.dirty.includes(section.key)
              ? []
              : draft.blame.filter((hint) => hint.section === section.key)
          }
          fromRecord={draft.fromRecord[section.key]}
          onChange={(value) => change(section.key, value)}
        >
          <Conflict written={written} part={section.key} />
        </SectionField>
      ))}
      <SaveBar written={written} version={draft.version} />
    </form>
  )
}

function Conflict({ written: { conflicts, choose }, part }: { written: Written; part: TextPart }) {
  if (conflicts === null || !conflicts.parts.includes(part)) return null
  return (
    <ConflictChoice
      byName={conflicts.byName}
      theirs={partOf(conflicts.text, part)}
      onChoose={(whose) => choose(part, whose)}
    />
  )
}

function SaveBar({ written, version }: { written: Written; version: number }) {
  const { dirty, isSaving, failure, conflicts } = written
  const isDirty = dirty.length > 0
  return (
    <div
      data-chrome
      className="sticky bottom-0 -mx-1 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-paper px-1 py-2.5 text-sm"
    >
      <Button type="submit" variant={isDirty ? 'primary' : 'secondary'} disabled={isSaving || !isDirty}>
        {isSaving ? 'Saving…' : 'Save'}
      </Button>
      <span className="max-sm:hidden">
        <Kbd keys={['Ctrl', 'S']} />
      </span>
      <p role="status" className="min-w-0 flex-1 text-ink-2">
        {conflicts !== null
          ? `${conflicts.byName} wrote, too: choose in each marked part, then save.`
          : isDirty
            ? `Changed since version ${version}, not saved.`
            : `Version ${version}, saved.`}
      </p>
      {failure !== null && (
        <p role="alert" className="basis-full text-breach">
          {failure.message} {failure.nextStep}
        </p>
      )}
    </div>
  )
}
