'use client'

import Search from 'lucide-react/icons/search'
import dynamic from 'next/dynamic'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { buttonLook } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import type { CommandSection } from './command.ts'

const CommandPalette = dynamic(
  () => import('./command-palette.tsx').then((module) => module.CommandPalette),
  {
    ssr: false,
  },
)

const never = () => () => undefined
const isApple = () => /Mac|iP(hone|ad)/.test(navigator.platform)

/**
 * The way into the palette: a button, and Ctrl-K or Cmd-K from anywhere. The palette's code is fetched when it is
 * first wanted.
 *
 * @param sections pages and actions, known at once
 * @param searchUrl address that answers `?q=` with more sections (see `readSearchAnswer`)
 */
export function CommandTrigger({
  sections,
  searchUrl,
}: {
  sections: readonly CommandSection[]
  searchUrl?: string
}) {
  const [isOpen, setOpen] = useState(false)
  const hasCommandKey = useSyncExternalStore(never, isApple, () => false)

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen((wasOpen) => !wasOpen)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        className={buttonLook({
          variant: 'secondary',
          className: 'max-md:size-10 max-md:border-transparent max-md:bg-transparent max-md:px-0',
        })}
      >
        <Search aria-hidden="true" className="md:hidden" />
        <span className="max-md:sr-only">Search or go to</span>
        <span className="max-md:hidden">
          <Kbd keys={[hasCommandKey ? '⌘' : 'Ctrl', 'K']} />
        </span>
      </button>
      {isOpen && (
        <CommandPalette
          sections={sections}
          onClose={() => setOpen(false)}
          {...(searchUrl === undefined ? {} : { searchUrl })}
        />
      )}
    </>
  )
}
