'use client'

import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Copyable } from '#components/ui/copyable.tsx'
import { enrolTotpAction } from '#lib/identity/actions.ts'
import { AuthHeading } from './auth-heading.tsx'
import { CodeField } from './code-field.tsx'
import { RecoveryCodeList } from './recovery-code-list.tsx'
import { useStepUp } from './step-up.tsx'

export type EnrolFlowProps = {
  /** SVG of the QR code, as a data address. */
  picture: string
  /** The same key as text, for apps that cannot scan. */
  typedKey: string
  offer: string
  /** True when an authenticator is being replaced. */
  isReplacing: boolean
}

/** Scan, prove with one code, keep the recovery codes. */
export function EnrolFlow({ picture, typedKey, offer, isReplacing }: EnrolFlowProps) {
  // The offer of the first render: the page renders again when the cookie changes, with another key.
  const [own] = useState({ picture, typedKey, offer })
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const stepUp = useStepUp()

  if (codes !== null) {
    return (
      <>
        <AuthHeading title="Keep these ten recovery codes">
          Each lets you in once when your phone is gone. They are not shown again. Keep them where your phone
          is not: in a password manager, or on paper.
        </AuthHeading>
        <RecoveryCodeList codes={codes} onStored={() => window.location.assign('/')} />
      </>
    )
  }
  return (
    <>
      <AuthHeading title={isReplacing ? 'Replace your authenticator app' : 'Add an authenticator app'}>
        {isReplacing
          ? 'The app you use now, and your recovery codes, stop working once the new one is confirmed.'
          : 'A password alone opens nothing here. Scan this with an authenticator app on your phone.'}
      </AuthHeading>
      {/* biome-ignore lint/performance/noImgElement: a data address; there is nothing to optimise */}
      <img
        src={own.picture}
        width={208}
        height={208}
        alt="QR code of the key below"
        className="mx-auto rounded-lg bg-white p-2"
      />
      <p className="my-4 text-center text-xs text-ink-3">
        Cannot scan? Type this key: <Copyable value={own.typedKey} label="the key" whole />
      </p>
      <ActionForm<{ data: { recoveryCodes: string[] } }>
        label="Confirm the authenticator"
        action={(previous, form) => stepUp(() => enrolTotpAction(previous, form))}
        onDone={({ data }) => setCodes(data.recoveryCodes)}
      >
        <input type="hidden" name="offer" value={own.offer} />
        <CodeField factor="totp" />
        <SubmitButton size="large" wide pendingLabel="Checking…">
          Confirm
        </SubmitButton>
      </ActionForm>
    </>
  )
}
