'use client'

import Search from 'lucide-react/icons/search'
import { useEffect, useRef, useState } from 'react'
import { Kbd } from '../ui/kbd.tsx'

const settleMs = 250

/**
 * Search within a list. `/` comes here, Escape clears; `onChange` is called when typing rests.
 * `value` is the settled text (usually from the URL).
 */
export function SearchBox({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const inputRef = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(value)
  const [settled, setSettled] = useState(value)
  // A change from outside (back button, a removed chip) replaces what is typed.
  if (value !== settled) {
    setSettled(value)
    setDraft(value)
  }

  useEffect(() => {
    if (draft === value) return
    const timer = setTimeout(() => onChange(draft), settleMs)
    return () => clearTimeout(timer)
  }, [draft, value, onChange])

  useEffect(() => {
    function onSlash(event: KeyboardEvent) {
      const isTyping =
        event.target instanceof Element && event.target.closest('input,textarea,select,[contenteditable]')
      if (event.key !== '/' || isTyping) return
      event.preventDefault()
      inputRef.current?.focus()
    }
    document.addEventListener('keydown', onSlash)
    return () => document.removeEventListener('keydown', onSlash)
  }, [])

  return (
    <div className="relative flex min-w-0 flex-1 items-center sm:max-w-96">
      <Search className="pointer-events-none absolute left-2.5 size-3.5 text-ink-3" aria-hidden="true" />
      <input
        ref={inputRef}
        type="search"
        aria-label={label}
        placeholder={label}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && draft !== '') setDraft('')
        }}
        className="h-8 w-full rounded-md border border-field-edge bg-panel pr-8 pl-8 text-sm max-sm:h-10 [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="pointer-events-none absolute right-2 max-sm:hidden">
        <Kbd keys={['/']} />
      </span>
    </div>
  )
}
