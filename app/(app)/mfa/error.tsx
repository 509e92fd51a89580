'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function MfaError(props: ErrorProps) {
  return (
    <PageError
      {...props}
      what="The second factors"
      elsewhere={{ href: '/mfa', label: 'Second factors, live' }}
    />
  )
}
