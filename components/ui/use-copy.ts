'use client'

import { useEffect, useState } from 'react'

const confirmationMs = 1_600

/** Puts a text on the clipboard; for a moment `outcome` says how that went. */
export function useCopy(value: string): { outcome: 'copied' | 'refused' | null; copy: () => Promise<void> } {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)

  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), confirmationMs)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy() {
    try {
      await navigator.clipboard.writeText(value)
      setOutcome('copied')
    } catch {
      // Clipboard access may be denied by the browser; the whole text is on the page to copy by hand.
      setOutcome('refused')
    }
  }

  return { outcome, copy }
}
