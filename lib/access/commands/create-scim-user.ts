import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { createResource } from './scim/create-resource.ts'

/** `POST /scim/v2/Users`: the identity provider tells of a person. */
export const createScimUser = defineCommand({
  action: 'scim.user.create',
  permission: 'scim.provision',
  input: z.strictObject({ resource: z.record(z.string(), z.unknown()) }),
  async run({ input, ...args }) {
    const { result, entry } = await createResource('User', input.resource, args)
    return { result, entry }
  },
})
