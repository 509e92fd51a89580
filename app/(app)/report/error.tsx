'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function ReportError(props: ErrorProps) {
  return (
    <PageError
      {...props}
      what="The form for reports"
      elsewhere={{ href: '/.well-known/security.txt', label: 'Other ways to report' }}
    />
  )
}
