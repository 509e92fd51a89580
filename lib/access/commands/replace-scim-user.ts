import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { readResource, requireSchema } from '../rules/scim/read-resource.ts'
import { changeResource } from './scim/change-resource.ts'

/** `PUT /scim/v2/Users/[id]`: what is not sent is no longer so (RFC 7644, section 3.5.1). */
export const replaceScimUser = defineCommand({
  action: 'scim.user.replace',
  permission: 'scim.provision',
  input: z.strictObject({ id: z.string(), resource: z.record(z.string(), z.unknown()) }),
  async run({ input, ...args }) {
    requireSchema('User', input.resource)
    const { result, entry } = await changeResource('User', input.id, args, () =>
      readResource('User', input.resource),
    )
    return { result, entry }
  },
})
