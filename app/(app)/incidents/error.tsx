'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function IncidentsError(props: ErrorProps) {
  return (
    <PageError
      {...props}
      what="The incident"
      kept="Every entry of a timeline that was saved is kept."
      elsewhere={{ href: '/incidents', label: 'All incidents' }}
    />
  )
}
