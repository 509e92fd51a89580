import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { deleteResource } from './scim/delete-resource.ts'

/** `DELETE /scim/v2/Groups/[id]`: the identity provider no longer tells of the group. */
export const deleteScimGroup = defineCommand({
  action: 'scim.group.delete',
  permission: 'scim.provision',
  input: z.strictObject({ id: z.string() }),
  async run({ input, tx }) {
    const { result, entry } = await deleteResource('Group', input.id, { tx })
    return { result, entry }
  },
})
