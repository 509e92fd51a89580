import { resourceTypes, wholeList } from '#lib/access/model/scim/discovery.ts'
import { defineScimRoute } from '#lib/platform/http/define-scim-route.ts'
import { scimResponse } from '#lib/platform/http/scim-message.ts'

export const dynamic = 'force-dynamic'

/** Every resource type (RFC 7643, section 6). */
export const GET = defineScimRoute(async ({ base }) => scimResponse(wholeList(resourceTypes(base))))
