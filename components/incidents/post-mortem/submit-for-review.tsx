'use client'

import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import { submitPostMortemAction } from '#lib/incidents/actions/post-mortems.ts'

/** Puts the newest version before its reviewers. */
export function SubmitForReview({ number, version }: { number: number; version: number }) {
  const perform = useDeed()
  return (
    <ConfirmDialog
      title={`Submit version ${version} for review?`}
      consequence="Two other people read it as the public will, and approve it or ask for changes. A version that is saved later begins its review anew."
      deed="Submit it"
      isDangerous={false}
      trigger={<Button variant="primary">Submit for review</Button>}
      onConfirm={() => perform(() => submitPostMortemAction({ number, version }))}
    />
  )
}
