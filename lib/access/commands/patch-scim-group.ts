import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { applyPatch } from '../rules/scim/apply-patch.ts'
import { changeResource } from './scim/change-resource.ts'

/** `PATCH /scim/v2/Groups/[id]`: some attributes change, all of the operations or none (RFC 7644, section 3.5.2). */
export const patchScimGroup = defineCommand({
  action: 'scim.group.patch',
  permission: 'scim.provision',
  input: z.strictObject({ id: z.string(), patch: z.record(z.string(), z.unknown()) }),
  async run({ input, ...args }) {
    const { result, entry } = await changeResource('Group', input.id, args, (before) =>
      applyPatch(before, input.patch),
    )
    return { result, entry }
  },
})
