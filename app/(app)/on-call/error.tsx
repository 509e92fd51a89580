'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function OnCallError(props: ErrorProps) {
  return (
    <PageError
      {...props}
      what="Who is on call"
      kept="Calls go on: the worker makes them, not this page."
      elsewhere={{ href: '/incidents', label: 'The board of incidents' }}
    />
  )
}
