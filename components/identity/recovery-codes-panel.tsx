'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { notify } from '#components/ui/notify.ts'
import { regenerateRecoveryCodesAction } from '#lib/identity/actions.ts'
import { RecoveryCodeList } from './recovery-code-list.tsx'
import { useStepUp } from './step-up.tsx'

/** Replaces one's recovery codes, after a fresh code, and shows the new ones once. */
export function RecoveryCodesPanel() {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const stepUp = useStepUp()
  const router = useRouter()

  async function regenerate() {
    const result = await stepUp(() => regenerateRecoveryCodesAction(undefined))
    if (result.ok) return setCodes(result.data.recoveryCodes)
    await notify({ tone: 'breach', title: result.message, detail: result.nextStep })
  }

  function stored() {
    setCodes(null)
    router.refresh()
  }

  return (
    <>
      <Button onClick={regenerate}>Make new recovery codes</Button>
      <Dialog
        title="Keep these ten recovery codes"
        description="The old ones no longer work. These are not shown again."
        isOpen={codes !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) stored()
        }}
      >
        {codes !== null && <RecoveryCodeList codes={codes} onStored={stored} />}
      </Dialog>
    </>
  )
}
