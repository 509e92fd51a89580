'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Dialog } from '#components/ui/dialog.tsx'

/** One account over the list it was opened from; closing leads back to that list, as it was. */
export function AccountDialog({
  title,
  description,
  closeHref,
  children,
}: {
  title: string
  description: string
  closeHref: string
  children: ReactNode
}) {
  const router = useRouter()
  // A dialog stands in the document's body, which the server has not.
  const isInBrowser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  if (!isInBrowser) return null
  return (
    <Dialog
      title={title}
      description={description}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) router.push(closeHref, { scroll: false })
      }}
    >
      <div className="grid gap-5">{children}</div>
    </Dialog>
  )
}
