'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { type KeyBinding, matchKeys, sequenceWaitMs } from './keys.ts'

const KeyboardHelp = dynamic(() => import('./keyboard-help.tsx').then((module) => module.KeyboardHelp), {
  ssr: false,
})

const isTypingIn = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input,textarea,select,[contenteditable],[role=menu]') !== null

/** Listens for every key of the product. `places` are the go-to sequences of the navigation. */
export function Keyboard({
  places,
  children,
}: {
  places: readonly { keys: readonly string[]; label: string; href: string }[]
  children: ReactNode
}) {
  const router = useRouter()
  const [isHelpOpen, setHelpOpen] = useState(false)

  const bindings = useMemo<KeyBinding[]>(
    () => [
      { keys: ['?'], label: 'Show the keys', group: 'Everywhere', run: () => setHelpOpen(true) },
      ...places.map((place) => ({
        keys: place.keys,
        label: place.label,
        group: 'Go to',
        run: () => router.push(place.href),
      })),
    ],
    [places, router],
  )
  useKeyListener(bindings)

  return (
    <>
      {children}
      {isHelpOpen && <KeyboardHelp meanings={bindings} onClose={() => setHelpOpen(false)} />}
    </>
  )
}

function useKeyListener(bindings: readonly KeyBinding[]) {
  const typed = useRef<string[]>([])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const forget = () => {
      typed.current = []
    }
    function onKeyDown(event: KeyboardEvent) {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.defaultPrevented ||
        isTypingIn(event.target)
      )
        return
      // Shift alone, dead keys and the like are no part of a sequence.
      if (event.key.length !== 1 && !['Enter', 'Escape'].includes(event.key)) return
      clearTimeout(timer)
      let match = matchKeys(bindings, [...typed.current, event.key])
      // A key that breaks a sequence may still mean something by itself.
      if (match.kind === 'none' && typed.current.length > 0) {
        forget()
        match = matchKeys(bindings, [event.key])
      }
      if (match.kind === 'begun') {
        typed.current = [...typed.current, event.key]
        timer = setTimeout(forget, sequenceWaitMs)
        return
      }
      forget()
      if (match.kind === 'hit') {
        event.preventDefault()
        match.binding.run()
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [bindings])
}
