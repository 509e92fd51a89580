'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function ActionsError(props: ErrorProps) {
  return <PageError {...props} what="The actions" elsewhere={{ href: '/actions', label: 'All actions' }} />
}
