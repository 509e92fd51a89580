'use client'

import LoaderCircle from 'lucide-react/icons/loader-circle'
import { type ReactNode, useContext } from 'react'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonLook } from '../ui/button.tsx'
import { FormContext } from './form-context.ts'

/** Sends the form it stands in; says so while it does, and cannot be pressed twice. `pendingLabel` names the work. */
export function SubmitButton({
  children,
  pendingLabel,
  variant = 'primary',
  ...look
}: ButtonLook & { children: ReactNode; pendingLabel?: string }) {
  const form = useContext(FormContext)
  const status = useFormStatus()
  const isPending = form?.isPending === true || status.pending
  return (
    <Button type="submit" variant={variant} {...look} disabled={isPending}>
      {isPending && <LoaderCircle className="motion-safe:animate-spin" aria-hidden="true" />}
      {isPending ? (pendingLabel ?? children) : children}
    </Button>
  )
}
