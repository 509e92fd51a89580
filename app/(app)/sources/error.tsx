'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function SourcesError(props: ErrorProps) {
  return <PageError {...props} what="The sources" elsewhere={{ href: '/sources', label: 'All sources' }} />
}
