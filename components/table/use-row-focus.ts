'use client'

import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { rowMove } from './row-keys.ts'

/**
 * Which row of a virtual list has the keyboard. A row that is not drawn yet is scrolled to first and focused once it
 * exists; `activeRef` lets the virtualizer keep the focused row alive.
 */
export function useRowFocus({
  count,
  scrollRef,
  activeRef,
  scrollTo,
}: {
  count: number
  scrollRef: RefObject<HTMLElement | null>
  activeRef: RefObject<number>
  scrollTo: (index: number) => void
}) {
  const [active, setActive] = useState(-1)
  const wanted = useRef(-1)
  activeRef.current = active

  // After every render: the wanted row may have just been drawn.
  useEffect(() => {
    if (wanted.current < 0) return
    const link = scrollRef.current?.querySelector<HTMLElement>(
      `[data-index="${wanted.current}"] a[data-row-link]`,
    )
    if (link === null || link === undefined) return
    wanted.current = -1
    link.focus({ preventScroll: true })
  })

  function onKeyDown(event: KeyboardEvent) {
    const isModified = event.ctrlKey || event.metaKey || event.altKey
    const isRowLink = event.target instanceof Element && event.target.matches('a[data-row-link]')
    if (isModified || !isRowLink) return
    const move = rowMove(event.key, active, count)
    if (move === null) return
    if (move.kind === 'open') {
      // Enter is the link's own; `o` is ours.
      if (event.key !== 'Enter' && event.target instanceof HTMLElement) event.target.click()
      return
    }
    event.preventDefault()
    wanted.current = move.to
    scrollTo(move.to)
    setActive(move.to)
  }

  return { active, setActive, onKeyDown }
}
