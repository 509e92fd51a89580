'use client'

import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'

export default function SignInError(props: ErrorProps) {
  return <PageError {...props} />
}
