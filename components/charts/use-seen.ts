'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'

/** True from the moment an element comes into view, or the page is about to be printed; it never turns back. */
export function useSeen<E extends Element>(): [RefObject<E | null>, boolean] {
  const ref = useRef<E>(null)
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (element === null || isSeen) return
    const see = () => setSeen(true)
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) see()
    })
    observer.observe(element)
    addEventListener('beforeprint', see)
    return () => {
      observer.disconnect()
      removeEventListener('beforeprint', see)
    }
  }, [isSeen])
  return [ref, isSeen]
}
