'use client'

import { type MouseEvent, type ReactNode, useRef } from 'react'
import { buttonLook } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { checkFreshCodeAction } from '#lib/identity/actions.ts'
import { useStepUp } from './step-up.tsx'

/**
 * A download that needs a fresh second factor. It stays a link, so that the browser streams the answer into a file; a
 * click first asks for the code when that is due, and then follows the link.
 */
export function FreshCodeDownload({ href, children }: { href: string; children: ReactNode }) {
  const stepUp = useStepUp()
  const isConfirmed = useRef(false)

  async function follow(event: MouseEvent<HTMLAnchorElement>) {
    if (isConfirmed.current) {
      isConfirmed.current = false
      return
    }
    event.preventDefault()
    const link = event.currentTarget
    const result = await stepUp(() => checkFreshCodeAction(undefined))
    if (!result.ok) return notify({ title: result.message, detail: result.nextStep, tone: 'breach' })
    isConfirmed.current = true
    link.click()
  }

  return (
    <a className={buttonLook()} href={href} download onClick={follow}>
      {children}
    </a>
  )
}
