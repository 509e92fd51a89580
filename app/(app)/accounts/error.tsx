'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function AccountsError(props: ErrorProps) {
  return <PageError {...props} what="The accounts" elsewhere={{ href: '/accounts', label: 'All accounts' }} />
}
