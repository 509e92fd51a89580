'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function AlertsError(props: ErrorProps) {
  return <PageError {...props} what="The alerts" elsewhere={{ href: '/', label: 'Posture' }} />
}
