'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function SystemsError(props: ErrorProps) {
  return <PageError {...props} what="The systems" elsewhere={{ href: '/systems', label: 'All systems' }} />
}
