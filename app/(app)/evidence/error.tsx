'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function EvidenceError(props: ErrorProps) {
  return <PageError {...props} what="The evidence" elsewhere={{ href: '/evidence', label: 'All evidence' }} />
}
