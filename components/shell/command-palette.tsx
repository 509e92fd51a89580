'use client'

import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { useLayoutEffect, useRef, useState } from 'react'
import { Kbd } from '../ui/kbd.tsx'
import { useModal } from '../ui/use-modal.ts'
import type { CommandItem, CommandSection } from './command.ts'
import { useRemoteSearch } from './use-remote-search.ts'

const rowClass =
  'flex cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-2 text-sm select-none data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent'

/** Reaches every page and record by name. Arrow keys choose, Enter goes, Escape leaves. */
export function CommandPalette({
  sections,
  searchUrl,
  onClose,
}: {
  sections: readonly CommandSection[]
  searchUrl?: string
  onClose: () => void
}) {
  const modal = useModal(onClose)
  const input = useRef<HTMLInputElement>(null)
  // Once it is modal: the platform would choose the list as a whole, which takes the focus, too.
  useLayoutEffect(() => input.current?.focus(), [])
  const router = useRouter()
  const [query, setQuery] = useState('')
  const search = useRemoteSearch(searchUrl, query)

  const go = (item: CommandItem) => {
    onClose()
    router.push(item.href)
  }
  return (
    <dialog
      {...modal}
      aria-label="Search or go to"
      className="fixed top-[12vh] left-1/2 m-0 w-[min(38rem,calc(100vw-1.5rem))] max-w-none -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-panel p-0 shadow-float outline-none max-sm:top-3"
    >
      <Command loop label="Search or go to">
        <Command.Input
          ref={input}
          value={query}
          onValueChange={setQuery}
          placeholder="A page, a finding, a system, a digest…"
          className="h-12 w-full border-b border-line bg-transparent px-4 text-base outline-none"
        />
        <Command.List className="max-h-[min(26rem,60dvh)] overflow-y-auto overscroll-contain p-1.5">
          <Command.Empty className="px-2.5 py-6 text-center text-sm text-ink-3">
            {search.state === 'loading'
              ? 'Searching…'
              : 'Nothing by that name. Try part of an id, or another word.'}
          </Command.Empty>
          {sections.map((section) => (
            <Section key={section.title} section={section} onGo={go} />
          ))}
          {search.sections.map((section) => (
            <Section key={`found-${section.title}`} section={section} answered={query} onGo={go} />
          ))}
        </Command.List>
        <p role="status" className="border-t border-line px-4 py-2 text-xs text-ink-3">
          {search.state === 'failed'
            ? 'Records could not be searched just now; pages still can. Try again in a moment.'
            : search.state === 'loading'
              ? 'Searching records…'
              : 'Arrow keys choose, Enter goes, Escape leaves'}
        </p>
      </Command>
    </dialog>
  )
}

function Section({
  section,
  answered = '',
  onGo,
}: {
  section: CommandSection
  /** What the server was asked. It matched its records itself, perhaps on text that is not shown. */
  answered?: string
  onGo: (item: CommandItem) => void
}) {
  return (
    <Command.Group
      heading={section.title}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-ink-3"
    >
      {section.items.map((item) => (
        <Command.Item
          key={item.id}
          // With the question in its text a record always matches, and Enter can choose it: what is mounted by
          // force is never selected.
          value={`${answered} ${section.title} ${item.label} ${item.id}`}
          onSelect={() => onGo(item)}
          className={rowClass}
        >
          <span className="truncate">{item.label}</span>
          {item.detail !== undefined && <span className="truncate text-xs text-ink-3">{item.detail}</span>}
          {item.keys !== undefined && (
            <span className="ml-auto">
              <Kbd keys={item.keys} />
            </span>
          )}
        </Command.Item>
      ))}
    </Command.Group>
  )
}
