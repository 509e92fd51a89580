'use client'

import { useEffect, useRef } from 'react'

export type QueueKey = 'j' | 'k' | 'a' | 'r' | 'e' | 't' | 'n' | 'd' | 'x' | 'u'

/** The keys of a queue, as its legend lists them. */
export const queueKeys: readonly { key: QueueKey; label: string }[] = [
  { key: 'j', label: 'next' },
  { key: 'k', label: 'previous' },
  { key: 'a', label: 'approve' },
  { key: 'r', label: 'revoke' },
  { key: 'e', label: 'reduce' },
  { key: 't', label: 'until a date' },
  { key: 'n', label: 'not mine' },
  { key: 'd', label: 'details' },
  { key: 'x', label: 'select' },
  { key: 'u', label: 'undo' },
]

/** The shell's own sequences begin with this key (`g` then `a`): what follows it is not ours. */
const sequenceStart = 'g'
const sequenceWaitMs = 1_200

const isQueueKey = (key: string): key is QueueKey => queueKeys.some((one) => one.key === key)

/** Calls `run` for each key of the queue that is pressed while nothing is being typed and no dialog is open. */
export function useQueueKeys(run: (key: QueueKey) => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    let sequenceUntil = 0
    function onKeyDown(event: KeyboardEvent) {
      const { target } = event
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (
        target instanceof Element &&
        target.closest('input:not([type=checkbox]),textarea,select,dialog,[role=dialog],[role=menu]')
      )
        return
      if (document.querySelector('dialog[open],[role=dialog]') !== null) return
      const key = event.key === 'ArrowDown' ? 'j' : event.key === 'ArrowUp' ? 'k' : event.key
      if (key === sequenceStart) {
        sequenceUntil = event.timeStamp + sequenceWaitMs
        return
      }
      const isSequence = event.timeStamp < sequenceUntil
      sequenceUntil = 0
      if (isSequence || !isQueueKey(key)) return
      event.preventDefault()
      latest.current(key)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
