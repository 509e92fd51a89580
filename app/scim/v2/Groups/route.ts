import { createScimGroup } from '#lib/access/commands/create-scim-group.ts'
import { listScimResources } from '#lib/access/queries/scim/resources.ts'
import { readListRequest } from '#lib/access/rules/scim/list-request.ts'
import { listResponse, readProjection, representResource } from '#lib/access/rules/scim/represent.ts'
import { defineScimRoute } from '#lib/platform/http/define-scim-route.ts'
import { scimBody, scimResponse } from '#lib/platform/http/scim-message.ts'

export const dynamic = 'force-dynamic'

/** `filter`, `startIndex`, `count`, `attributes`, `excludedAttributes` (RFC 7644, section 3.4.2). */
export const GET = defineScimRoute(async ({ ctx, request, base }) => {
  const { searchParams } = new URL(request.url)
  const projection = readProjection(searchParams)
  const page = await listScimResources(ctx, { type: 'Group', ...readListRequest(searchParams, projection) })
  const resources = page.resources.map((resource) => representResource(resource, base, projection))
  return scimResponse(listResponse(resources, page.total, page.startIndex))
})

export const POST = defineScimRoute(async ({ ctx, request, base }) => {
  const resource = await createScimGroup(ctx, { resource: await scimBody(request) })
  const projection = readProjection(new URL(request.url).searchParams)
  const location = `${base}/Groups/${resource.id}`
  return scimResponse(representResource(resource, base, projection), 201, { Location: location })
})
