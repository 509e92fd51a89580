'use client'

import { useEffect, useRef } from 'react'

/** The shell's own sequences begin with this key (`g` then `a`): what follows it is not the page's. */
const sequenceStart = 'g'
const sequenceWaitMs = 1_200

const belongsElsewhere = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest(
    'input:not([type=checkbox]),textarea,select,[contenteditable],dialog,[role=dialog],[role=menu]',
  ) !== null

/**
 * Calls what a page has for a single key, while nothing is typed and no dialog is open. Names are `KeyboardEvent.key`
 * values; a key that is not named is left alone.
 */
export function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    let sequenceUntil = 0
    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (belongsElsewhere(event.target)) return
      if (document.querySelector('dialog[open],[role=dialog]') !== null) return
      if (event.key === sequenceStart) {
        sequenceUntil = event.timeStamp + sequenceWaitMs
        return
      }
      const isSequence = event.timeStamp < sequenceUntil
      sequenceUntil = 0
      const run = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined
      if (isSequence || run === undefined) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
