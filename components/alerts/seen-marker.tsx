'use client'

import { useEffect } from 'react'
import { markSeenAction } from '#lib/alerts/actions.ts'

/** Notes that these alerts were shown. Draws nothing; a failure only leaves them marked as new. */
export function SeenMarker({ alertIds }: { alertIds: readonly string[] }) {
  const key = alertIds.join(',')
  useEffect(() => {
    if (key !== '') void markSeenAction({ alertIds: key.split(',') })
  }, [key])
  return null
}
