'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function ImportError(props: ErrorProps) {
  return <PageError {...props} what="The import" elsewhere={{ href: '/sources', label: 'All sources' }} />
}
