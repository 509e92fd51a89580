'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import {
  disablePersonAction,
  enablePersonAction,
  endSessionsOfPersonAction,
  issueAccessLinkAction,
} from '#lib/identity/actions.ts'
import { ShownOnce } from './shown-once.tsx'
import { useStepUp } from './step-up.tsx'

/** What an administrator may do for or against somebody's access. */
export function PersonActions({
  userId,
  name,
  status,
}: {
  userId: string
  name: string
  status: 'invited' | 'active' | 'disabled'
}) {
  const stepUp = useStepUp()
  const perform = useDeed()
  const [url, setUrl] = useState<string | null>(null)

  const issueLink = (forgetsSecondFactor: boolean) =>
    perform(async () => {
      const result = await stepUp(() => issueAccessLinkAction({ userId, forgetsSecondFactor }))
      if (result.ok) setUrl(result.data.url)
      return result
    })

  return (
    <div className="flex flex-col gap-3">
      {url !== null && (
        <ShownOnce title={`Hand this link to ${name}`} value={url} label="the link">
          It works once and is not shown again. Earlier links no longer work.
        </ShownOnce>
      )}
      <div className="flex flex-wrap gap-2">
        {status !== 'disabled' && (
          <ConfirmDialog
            title={
              status === 'invited'
                ? `Make a new invitation for ${name}?`
                : `Let ${name} choose a new password?`
            }
            consequence="You get a link to hand over. Earlier links stop working."
            deed="Make the link"
            isDangerous={false}
            trigger={<Button>{status === 'invited' ? 'New invitation' : 'Reset the password'}</Button>}
            onConfirm={() => issueLink(false)}
          />
        )}
        {status === 'active' && (
          <>
            <ConfirmDialog
              title={`Did ${name} lose the phone and the recovery codes?`}
              consequence="Password, authenticator and recovery codes stop working at once, every session ends, and you get a link to hand over. Make sure it is them."
              deed="Reset everything"
              trigger={<Button>Reset the second factor</Button>}
              onConfirm={() => issueLink(true)}
            />
            <ConfirmDialog
              title={`Sign ${name} out everywhere?`}
              consequence="Every session ends at its next request. They can sign in again."
              deed="Sign out everywhere"
              trigger={<Button>Sign out everywhere</Button>}
              onConfirm={() => perform(() => endSessionsOfPersonAction({ userId }))}
            />
          </>
        )}
        {status === 'disabled' ? (
          <ConfirmDialog
            title={`Let ${name} back in?`}
            consequence="Their password, authenticator and roles work again as before."
            deed="Enable"
            isDangerous={false}
            trigger={<Button>Enable</Button>}
            onConfirm={() => perform(() => stepUp(() => enablePersonAction({ userId })))}
          />
        ) : (
          <ConfirmDialog
            title={`Disable ${name}?`}
            consequence="Every session ends, links die, and the API tokens they own stop working."
            deed="Disable"
            trigger={<Button variant="danger">Disable</Button>}
            onConfirm={() => perform(() => stepUp(() => disablePersonAction({ userId })))}
          />
        )}
      </div>
    </div>
  )
}
