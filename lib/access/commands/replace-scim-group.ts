import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { readResource, requireSchema } from '../rules/scim/read-resource.ts'
import { changeResource } from './scim/change-resource.ts'

/** `PUT /scim/v2/Groups/[id]`: what is not sent is no longer so (RFC 7644, section 3.5.1). */
export const replaceScimGroup = defineCommand({
  action: 'scim.group.replace',
  permission: 'scim.provision',
  input: z.strictObject({ id: z.string(), resource: z.record(z.string(), z.unknown()) }),
  async run({ input, ...args }) {
    requireSchema('Group', input.resource)
    const { result, entry } = await changeResource('Group', input.id, args, () =>
      readResource('Group', input.resource),
    )
    return { result, entry }
  },
})
