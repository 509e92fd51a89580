'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function FindingsError(props: ErrorProps) {
  return <PageError {...props} what="The findings" elsewhere={{ href: '/findings', label: 'All findings' }} />
}
