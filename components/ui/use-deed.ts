'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import type { ActionResult } from '#lib/platform/http/action-result.ts'

/**
 * Does what a `ConfirmDialog` asked about: runs an action and reads the page anew. Gives the sentence to show when it
 * was refused, nothing when it worked.
 */
export function useDeed() {
  const router = useRouter()
  return useCallback(
    async (act: () => Promise<ActionResult<unknown>>): Promise<string | undefined> => {
      const result = await act()
      if (!result.ok) return `${result.message} ${result.nextStep}`
      router.refresh()
      return undefined
    },
    [router],
  )
}
