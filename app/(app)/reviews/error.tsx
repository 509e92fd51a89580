'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function ReviewsError(props: ErrorProps) {
  return (
    <PageError
      {...props}
      what="The review"
      kept="Every decision that was saved is kept."
      elsewhere={{ href: '/reviews', label: 'All reviews' }}
    />
  )
}
