'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function PeopleError(props: ErrorProps) {
  return <PageError {...props} what="The people" elsewhere={{ href: '/people', label: 'All people' }} />
}
