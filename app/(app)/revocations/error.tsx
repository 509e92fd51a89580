'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function RevocationsError(props: ErrorProps) {
  return (
    <PageError
      {...props}
      what="The revocations"
      elsewhere={{ href: '/revocations', label: 'All revocations' }}
    />
  )
}
