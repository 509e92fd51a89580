'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function PostMortemsError(props: ErrorProps) {
  return (
    <PageError
      {...props}
      what="The post-mortems"
      elsewhere={{ href: '/post-mortems', label: 'All post-mortems' }}
    />
  )
}
