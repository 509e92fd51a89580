import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { createResource } from './scim/create-resource.ts'

/** `POST /scim/v2/Groups`: the identity provider tells of a group. */
export const createScimGroup = defineCommand({
  action: 'scim.group.create',
  permission: 'scim.provision',
  input: z.strictObject({ resource: z.record(z.string(), z.unknown()) }),
  async run({ input, ...args }) {
    const { result, entry } = await createResource('Group', input.resource, args)
    return { result, entry }
  },
})
