'use client'

import { useState } from 'react'
import { useStepUp } from '#components/identity/step-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { giveVerdictAction } from '#lib/incidents/actions/post-mortems.ts'
import { TextDialog } from '../text-dialog.tsx'

/** A reviewer's two answers, each under a fresh code. */
export function VerdictButtons({ number, version }: { number: number; version: number }) {
  const [asks, setAsks] = useState<'approve' | 'request_changes' | null>(null)
  const stepUp = useStepUp()
  const dialog = {
    isOpen: true,
    onOpenChange: (isOpen: boolean) => {
      if (!isOpen) setAsks(null)
    },
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="primary" aria-haspopup="dialog" onClick={() => setAsks('approve')}>
        Approve version {version}
      </Button>
      <Button aria-haspopup="dialog" onClick={() => setAsks('request_changes')}>
        Ask for changes
      </Button>
      {asks === 'approve' && (
        <TextDialog
          {...dialog}
          title={`Approve version ${version}`}
          description="You have read it as the public will, and what was let pass in it. Any later change needs your approval anew."
          field={{ name: 'comment', label: 'A word to the author', isOptional: true }}
          deed="Approve it"
          act={(comment) => stepUp(() => giveVerdictAction({ number, version, verdict: 'approve', comment }))}
        />
      )}
      {asks === 'request_changes' && (
        <TextDialog
          {...dialog}
          title="Ask for changes"
          description="It becomes a draft again. The author reads what you write here; it is never published."
          field={{ name: 'comment', label: 'What should change', hint: 'At least ten characters.' }}
          deed="Ask for changes"
          act={(comment) =>
            stepUp(() => giveVerdictAction({ number, version, verdict: 'request_changes', comment }))
          }
        />
      )}
    </div>
  )
}
