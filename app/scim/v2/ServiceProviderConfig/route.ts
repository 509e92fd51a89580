import { serviceProviderConfig } from '#lib/access/model/scim/discovery.ts'
import { defineScimRoute } from '#lib/platform/http/define-scim-route.ts'
import { scimResponse } from '#lib/platform/http/scim-message.ts'

export const dynamic = 'force-dynamic'

/** What the server can do (RFC 7643, section 5). */
export const GET = defineScimRoute(async ({ base }) => scimResponse(serviceProviderConfig(base)))
