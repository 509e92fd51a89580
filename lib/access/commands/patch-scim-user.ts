import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { applyPatch } from '../rules/scim/apply-patch.ts'
import { changeResource } from './scim/change-resource.ts'

/** `PATCH /scim/v2/Users/[id]`: some attributes change, all of the operations or none (RFC 7644, section 3.5.2). */
export const patchScimUser = defineCommand({
  action: 'scim.user.patch',
  permission: 'scim.provision',
  input: z.strictObject({ id: z.string(), patch: z.record(z.string(), z.unknown()) }),
  async run({ input, ...args }) {
    const { result, entry } = await changeResource('User', input.id, args, (before) =>
      applyPatch(before, input.patch),
    )
    return { result, entry }
  },
})
