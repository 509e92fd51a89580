'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { minuteMs } from '#lib/platform/clock.ts'

/** Has the page read again each minute while it is looked at: a clock counts down without anything happening. */
export function MinuteRefresh() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, minuteMs)
    return () => clearInterval(timer)
  }, [router])
  return null
}
