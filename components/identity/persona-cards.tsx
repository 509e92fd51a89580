'use client'

import { useState } from 'react'
import { Avatar } from '#components/ui/avatar.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { submitCredentials } from './submit-credentials.ts'

type PersonaKey = 'lead' | 'manager' | 'auditor' | 'engineer'

const purposes: Record<PersonaKey, { title: string; purpose: string }> = {
  lead: { title: 'Pillar lead', purpose: 'Are we compliant, clause by clause, right now?' },
  manager: { title: 'Manager', purpose: 'What must I decide on?' },
  auditor: { title: 'Auditor', purpose: 'Show me the evidence, unedited.' },
  engineer: { title: 'Engineer', purpose: 'What do I have to fix, by when?' },
}

/** One click each into the demonstration. Offered by the server only there, and only on loopback. */
export function PersonaCards({
  personas,
}: {
  personas: { key: PersonaKey; userId: string; name: string }[]
}) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [failure, setFailure] = useState<{ message: string; nextStep: string } | null>(null)

  async function enter(userId: string) {
    setChosen(userId)
    const result = await submitCredentials('persona', { userId })
    if (result.ok) return window.location.assign('/')
    setChosen(null)
    setFailure(result)
  }

  return (
    <div className="flex flex-col gap-2.5">
      {failure && (
        <Banner tone="breach" title={failure.message}>
          {failure.nextStep}
        </Banner>
      )}
      <ul className="grid gap-2.5 sm:grid-cols-2">
        {personas.map(({ key, userId, name }) => (
          <li key={userId}>
            <button
              type="button"
              disabled={chosen !== null}
              onClick={() => enter(userId)}
              className="flex h-full w-full items-start gap-3 rounded-lg border border-line bg-panel px-3.5 py-3 text-left hover:bg-hover disabled:opacity-55"
            >
              <Avatar name={name} />
              <span className="min-w-0">
                <span className="block font-semibold">{purposes[key].title}</span>
                <span className="block truncate text-sm text-ink-2">{name}</span>
                <span className="mt-0.5 block text-xs text-ink-3">
                  {chosen === userId ? 'Signing in…' : purposes[key].purpose}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
