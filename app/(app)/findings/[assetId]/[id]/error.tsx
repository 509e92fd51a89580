'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function FindingError(props: ErrorProps) {
  return <PageError {...props} what="The finding" elsewhere={{ href: '/findings', label: 'All findings' }} />
}
