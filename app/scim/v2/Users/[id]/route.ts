import { deleteScimUser } from '#lib/access/commands/delete-scim-user.ts'
import { patchScimUser } from '#lib/access/commands/patch-scim-user.ts'
import { replaceScimUser } from '#lib/access/commands/replace-scim-user.ts'
import { getScimResource } from '#lib/access/queries/scim/resource.ts'
import { readProjection, representResource, type ScimResource } from '#lib/access/rules/scim/represent.ts'
import { defineScimRoute } from '#lib/platform/http/define-scim-route.ts'
import { scimBody, scimResponse } from '#lib/platform/http/scim-message.ts'

export const dynamic = 'force-dynamic'

type Params = { id: string }

const answer = (resource: ScimResource, request: Request, base: string) =>
  scimResponse(representResource(resource, base, readProjection(new URL(request.url).searchParams)))

export const GET = defineScimRoute<Params>(async ({ ctx, request, params, base }) =>
  answer(await getScimResource(ctx, { type: 'User', id: params.id }), request, base),
)

export const PUT = defineScimRoute<Params>(async ({ ctx, request, params, base }) => {
  const resource = await scimBody(request)
  return answer(await replaceScimUser(ctx, { id: params.id, resource }), request, base)
})

/** Answers with the whole resource, which both Okta and Entra take. */
export const PATCH = defineScimRoute<Params>(async ({ ctx, request, params, base }) => {
  const patch = await scimBody(request)
  return answer(await patchScimUser(ctx, { id: params.id, patch }), request, base)
})

export const DELETE = defineScimRoute<Params>(async ({ ctx, params }) => {
  await deleteScimUser(ctx, { id: params.id })
  return new Response(null, { status: 204 })
})
