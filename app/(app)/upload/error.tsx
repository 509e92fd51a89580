'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function UploadError(props: ErrorProps) {
  return <PageError {...props} what="The upload page" elsewhere={{ href: '/runs', label: 'Scan runs' }} />
}
