'use client'

import { useRouter } from 'next/navigation'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { Time } from '#components/ui/time.tsx'
import { endSessionAction } from '#lib/identity/actions.ts'

export type SessionRow = {
  id: string
  isCurrent: boolean
  createdAt: Date
  lastSeenAt: Date
  ip: string | null
  device: string
  hasSecondFactor: boolean
}

/** Where somebody is signed in, each with a way to end it. */
export function SessionList({
  sessions,
  now,
  canEnd,
}: {
  sessions: SessionRow[]
  now: Date
  canEnd: boolean
}) {
  const router = useRouter()

  async function end(sessionId: string) {
    const result = await endSessionAction({ sessionId })
    if (!result.ok) await notify({ tone: 'breach', title: result.message, detail: result.nextStep })
    router.refresh()
  }

  return (
    <ul className="divide-y divide-line-2">
      {sessions.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 py-2.5">
          <div className="min-w-0 text-sm">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {session.device}
              {session.isCurrent && <Badge tone="accent">this one</Badge>}
              {!session.hasSecondFactor && <Badge tone="risk">second factor not shown yet</Badge>}
            </p>
            <p className="text-xs text-ink-3">
              {session.ip ?? 'unknown address'}, used <Time at={session.lastSeenAt} now={now} />, signed in{' '}
              <Time at={session.createdAt} now={now} />
            </p>
          </div>
          {canEnd && !session.isCurrent && (
            <Button size="small" variant="danger" onClick={() => end(session.id)}>
              Sign out<span className="sr-only"> {session.device}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
