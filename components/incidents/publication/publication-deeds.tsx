'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { notify } from '#components/ui/notify.ts'
import { useDeed } from '#components/ui/use-deed.ts'
import { cancelPublicationAction, retryPublicationAction } from '#lib/incidents/actions/publications.ts'
import { isCancellable, isUnderWay, type PublicationView } from '#lib/incidents/model/publication.ts'

/** What the lead can do with a publication that is under way. */
export function PublicationDeeds({ publication }: { publication: PublicationView }) {
  const router = useRouter()
  const perform = useDeed()
  const [isTrying, startTrying] = useTransition()
  if (!isUnderWay(publication)) return null
  const { id: publicationId, version, pullRequest } = publication

  const retry = () =>
    startTrying(async () => {
      const result = await retryPublicationAction({ publicationId })
      if (!result.ok) return notify({ title: result.message, detail: result.nextStep, tone: 'breach' })
      notify({ title: 'It is tried again', detail: 'This page shows what comes of it.' })
      router.refresh()
    })

  return (
    <div className="flex flex-wrap gap-2">
      {publication.block !== null && (
        <Button variant="primary" onClick={retry} disabled={isTrying}>
          {isTrying ? 'Asking…' : 'Try again now'}
        </Button>
      )}
      {isCancellable(publication) && (
        <ConfirmDialog
          title={`Cancel the publication of version ${version}?`}
          consequence={
            pullRequest === null
              ? 'Nothing of it is public. The clock of the post-mortem runs on.'
              : `Pull request #${pullRequest.number} stays open: close it there. The clock of the post-mortem runs on.`
          }
          deed="Cancel the publication"
          trigger={<Button variant="danger">Cancel</Button>}
          onConfirm={() => perform(() => cancelPublicationAction({ publicationId }))}
        />
      )}
    </div>
  )
}
