import { deleteScimGroup } from '#lib/access/commands/delete-scim-group.ts'
import { patchScimGroup } from '#lib/access/commands/patch-scim-group.ts'
import { replaceScimGroup } from '#lib/access/commands/replace-scim-group.ts'
import { getScimResource } from '#lib/access/queries/scim/resource.ts'
import { readProjection, representResource, type ScimResource } from '#lib/access/rules/scim/represent.ts'
import { defineScimRoute } from '#lib/platform/http/define-scim-route.ts'
import { scimBody, scimResponse } from '#lib/platform/http/scim-message.ts'

export const dynamic = 'force-dynamic'

type Params = { id: string }

const answer = (resource: ScimResource, request: Request, base: string) =>
  scimResponse(representResource(resource, base, readProjection(new URL(request.url).searchParams)))

export const GET = defineScimRoute<Params>(async ({ ctx, request, params, base }) =>
  answer(await getScimResource(ctx, { type: 'Group', id: params.id }), request, base),
)

export const PUT = defineScimRoute<Params>(async ({ ctx, request, params, base }) => {
  const resource = await scimBody(request)
  return answer(await replaceScimGroup(ctx, { id: params.id, resource }), request, base)
})

/** Answers with the whole resource, which both Okta and Entra take. */
export const PATCH = defineScimRoute<Params>(async ({ ctx, request, params, base }) => {
  const patch = await scimBody(request)
  return answer(await patchScimGroup(ctx, { id: params.id, patch }), request, base)
})

export const DELETE = defineScimRoute<Params>(async ({ ctx, params }) => {
  await deleteScimGroup(ctx, { id: params.id })
  return new Response(null, { status: 204 })
})
