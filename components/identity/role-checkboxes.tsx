'use client'

import { type Role, roles, roleTitles } from '#lib/platform/auth/roles.ts'

const purposes: Record<Role, string> = {
  lead: 'decides on exceptions and incidents, sees everything of the pillar',
  manager: 'reviews the access of their people',
  auditor: 'reads all evidence, changes nothing',
  responder: 'works on findings and incidents, sends reports',
  member: 'sees posture and findings',
  admin: 'manages people, roles and tokens',
}

/** Which roles somebody gets, each with what it is for. */
export function RoleCheckboxes({ error }: { error?: string }) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">Roles</legend>
      <div className="flex flex-col gap-1.5">
        {roles.map((role) => (
          <label key={role} className="flex items-start gap-2.5 text-sm">
            <input
              type="checkbox"
              name="roles"
              value={role}
              defaultChecked={role === 'member'}
              className="mt-0.5 size-4 accent-accent"
            />
            <span>
              {roleTitles[role]}
              <span className="block text-xs text-ink-3">{purposes[role]}</span>
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && <p className="mt-1 text-xs text-breach">{error}</p>}
    </fieldset>
  )
}
