'use client'

import { useRouter } from 'next/navigation'
import { GrantPath } from '#components/access/grant-path.tsx'
import { Button } from '#components/ui/button.tsx'
import { revokeGrantAction } from '#lib/reviews/actions.ts'
import type { RevocationDetail } from '#lib/reviews/model/revocation-detail.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** The other ways by which the same access is held; a lead can ask that they go, too. */
export function HeldOtherwise({
  ways,
  mayRevoke,
}: {
  ways: RevocationDetail['heldOtherwise']
  mayRevoke: boolean
}) {
  const router = useRouter()
  return (
    <ul className="grid gap-2 text-sm">
      {ways.map(({ grantId, path }) => (
        <li key={grantId} className="flex flex-wrap items-center justify-between gap-2">
          <GrantPath path={path} />
          {mayRevoke && (
            <ReasonDialog
              title="Revoke it this way, too"
              description="A revocation of its own begins, with its own deadline and its own proof."
              trigger={<Button size="small">Revoke it, too</Button>}
              field={{ name: 'reason', label: 'Why', hint: 'At least ten characters.' }}
              deed="Revoke it"
              act={(reason) => revokeGrantAction({ grantId, reason })}
              onDone={({ revocationId }) => router.push(`/revocations/${revocationId}`)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
