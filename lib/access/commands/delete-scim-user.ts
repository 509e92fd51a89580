import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { deleteResource } from './scim/delete-resource.ts'

/** `DELETE /scim/v2/Users/[id]`: the identity provider no longer tells of the person. */
export const deleteScimUser = defineCommand({
  action: 'scim.user.delete',
  permission: 'scim.provision',
  input: z.strictObject({ id: z.string() }),
  async run({ input, tx }) {
    const { result, entry } = await deleteResource('User', input.id, { tx })
    return { result, entry }
  },
})
