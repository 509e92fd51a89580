import { schemaDocuments } from '#lib/access/model/scim/discovery.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineScimRoute } from '#lib/platform/http/define-scim-route.ts'
import { scimResponse } from '#lib/platform/http/scim-message.ts'

export const dynamic = 'force-dynamic'

/** One schema, by its id. */
export const GET = defineScimRoute<{ id: string }>(async ({ base, params }) => {
  const found = schemaDocuments(base).find(({ id }) => id === params.id)
  if (!found)
    throw notFound(`The schema ${params.id.slice(0, 100)}`, 'List them all at the address above this one.')
  return scimResponse(found)
})
