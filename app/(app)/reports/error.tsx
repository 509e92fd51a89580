'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function ReportsError(props: ErrorProps) {
  return <PageError {...props} what="The reports" elsewhere={{ href: '/reports', label: 'All reports' }} />
}
