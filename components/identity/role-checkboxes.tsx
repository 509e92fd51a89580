'use client'

import { CheckboxList } from '#components/form/checkbox-list.tsx'
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
    <CheckboxList
      name="roles"
      legend="Roles"
      initially="member"
      options={roles.map((role) => ({
        value: role,
        label: (
          <>
            {roleTitles[role]}
            <span className="block text-xs text-ink-3">{purposes[role]}</span>
          </>
        ),
      }))}
      {...(error !== undefined && { error })}
    />
  )
}
