import { type ScimSchema, schemasOf, scimSchemas } from './schemas.ts'
import { mostResults, type ScimType, scimUrn } from './words.ts'

/** What the server can do and what it holds (RFC 7644, section 4), for a server at the address `base`. */

export const serviceProviderConfig = (base: string) => ({
  schemas: [scimUrn.serviceProviderConfig],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: mostResults },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'API token',
      description: 'A token of Plumbline with the scope "scim", sent as "Authorization: Bearer plb_…".',
      specUri: 'https://www.rfc-editor.org/info/rfc6750',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
})

const endpoints: Record<ScimType, string> = { User: '/Users', Group: '/Groups' }

const resourceType = (type: ScimType, base: string) => {
  const { core, extension } = schemasOf[type]
  return {
    schemas: [scimUrn.resourceType],
    id: type,
    name: type,
    endpoint: endpoints[type],
    description: core.description,
    schema: core.id,
    ...(extension && { schemaExtensions: [{ schema: extension.id, required: false }] }),
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${type}` },
  }
}

export const resourceTypes = (base: string) => [resourceType('User', base), resourceType('Group', base)]

const schemaDocument = ({ id, name, description, attributes }: ScimSchema, base: string) => ({
  schemas: [scimUrn.schema],
  id,
  name,
  description,
  attributes,
  meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
})

export const schemaDocuments = (base: string) => scimSchemas.map((schema) => schemaDocument(schema, base))

/** A list that fits one answer. */
export const wholeList = <R>(resources: readonly R[]) => ({
  schemas: [scimUrn.listResponse],
  totalResults: resources.length,
  startIndex: 1,
  itemsPerPage: resources.length,
  Resources: resources,
})
