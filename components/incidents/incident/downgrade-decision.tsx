'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import { confirmDowngradeAction, refuseDowngradeAction } from '#lib/incidents/actions/incidents.ts'
import { TextDialog } from '../text-dialog.tsx'

/** The two answers of the second person to a milder severity. */
export function DowngradeDecision({ number, severityId }: { number: number; severityId: string }) {
  const perform = useDeed()
  const [isRefusing, setRefusing] = useState(false)
  return (
    <>
      <ConfirmDialog
        title="Agree to the milder severity?"
        consequence="It takes effect at once and stands on the timeline with your name. The public post-mortem stays owed as the highest severity demands."
        deed="Agree"
        isDangerous={false}
        trigger={<Button size="small">Agree</Button>}
        onConfirm={() => perform(() => confirmDowngradeAction({ number, severityId }))}
      />
      <Button size="small" aria-haspopup="dialog" onClick={() => setRefusing(true)}>
        Refuse
      </Button>
      <TextDialog
        title="Refuse the milder severity"
        description="It stays as grave as it is. The proposal and your reason stay on the timeline."
        field={{ name: 'reason', label: 'Why', hint: 'At least ten characters.' }}
        deed="Refuse it"
        isOpen={isRefusing}
        onOpenChange={setRefusing}
        act={(reason) => refuseDowngradeAction({ number, severityId, reason })}
      />
    </>
  )
}
