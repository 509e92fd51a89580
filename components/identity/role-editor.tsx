'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { notify } from '#components/ui/notify.ts'
import { Time } from '#components/ui/time.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import { giveRoleAction, takeRoleAction } from '#lib/identity/actions.ts'
import { type Role, roles, roleTitles } from '#lib/platform/auth/roles.ts'
import { useStepUp } from './step-up.tsx'

type Held = { role: Role; grantedAt: Date; grantedBy: string | null }

/** The roles somebody holds, who gave them, and the ones that could be given. Each change signs them out. */
export function RoleEditor({
  userId,
  name,
  held,
  now,
  canManage,
}: {
  userId: string
  name: string
  held: Held[]
  now: Date
  canManage: boolean
}) {
  const stepUp = useStepUp()
  const router = useRouter()
  const perform = useDeed()
  const missing = roles.filter((role) => !held.some((own) => own.role === role))
  const [isPending, startTransition] = useTransition()
  const [chosen, setChosen] = useState<Role | ''>('')

  const give = (role: Role) =>
    startTransition(async () => {
      const result = await stepUp(() => giveRoleAction({ userId, role }))
      if (!result.ok) await notify({ tone: 'breach', title: result.message, detail: result.nextStep })
      setChosen('')
      router.refresh()
    })

  return (
    <div>
      <ul className="divide-y divide-line-2">
        {held.map(({ role, grantedAt, grantedBy }) => (
          <li key={role} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <p className="text-sm">
              <span className="font-medium">{roleTitles[role]}</span>
              <span className="block text-xs text-ink-3">
                given by {grantedBy ?? 'the set-up link'}, <Time at={grantedAt} now={now} />
              </span>
            </p>
            {canManage && (
              <ConfirmDialog
                title={`Take the role ${roleTitles[role]} from ${name}?`}
                consequence={`${name} is signed out everywhere and no longer may do what only this role allows.`}
                deed="Take the role"
                trigger={<Button size="small">Take away</Button>}
                onConfirm={() => perform(() => stepUp(() => takeRoleAction({ userId, role })))}
              />
            )}
          </li>
        ))}
      </ul>
      {canManage && missing.length > 0 && (
        <div className="mt-3 flex flex-wrap gap-2">
          <label className="min-w-0">
            <span className="sr-only">Role to give</span>
            <select
              value={chosen}
              onChange={(event) => setChosen(missing.find((role) => role === event.target.value) ?? '')}
              className="h-8 rounded-md border border-field-edge bg-panel px-2 text-sm max-sm:h-10"
            >
              <option value="">Choose a role</option>
              {missing.map((role) => (
                <option key={role} value={role}>
                  {roleTitles[role]}
                </option>
              ))}
            </select>
          </label>
          <Button disabled={chosen === '' || isPending} onClick={() => chosen !== '' && give(chosen)}>
            Give this role
          </Button>
        </div>
      )}
    </div>
  )
}
