import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Problem } from '#lib/platform/http/problem.ts'
import { scimErrorOf } from '#lib/platform/http/scim-message.ts'
import { listFixtures } from '#lib/platform/testing/fixtures.ts'
import { resourceTypes, schemaDocuments, serviceProviderConfig } from '../../model/scim/discovery.ts'
import { schemasOf } from '../../model/scim/schemas.ts'
import { type ScimType, scimUrn } from '../../model/scim/words.ts'
import { applyPatch } from './apply-patch.ts'
import { readResource, requireSchema } from './read-resource.ts'
import { listResponse, representResource } from './represent.ts'

/** The examples of RFC 7643 and RFC 7644, each by what its section says of it. */
type Json = Record<string, unknown>
const base = 'https://example.com/v2'
const samples = new Map(
  listFixtures(['scim']).map(({ file, expected }) => [
    basename(file, '.json'),
    { expected, json: JSON.parse(readFileSync(file, 'utf8')) as Json },
  ]),
)
const sample = (name: string): Json => samples.get(name)?.json ?? {}
const all = [...samples]

describe.skipIf(all.length === 0)('the examples of the standard', () => {
  test.each(all)('%s is the one the index counted', (_name, { json, expected }) => {
    expect([(json.schemas as string[])[0], Object.keys(json).length]).toEqual(JSON.parse(expected))
  })

  const resources: [string, ScimType][] = [
    ['rfc7643-8.1-user-minimal', 'User'],
    ['rfc7643-8.3-enterprise_user', 'User'],
    ['rfc7643-8.4-group', 'Group'],
    ['rfc7644-3.4.1-user-known-resource', 'User'],
    ['rfc7644-3.14-user-post_request', 'User'],
    ['rfc7644-3.14-user-post_response', 'User'],
  ]

  test.each(resources)('%s is taken as a %s', (name, type) => {
    const sent = sample(name)
    requireSchema(type, sent)
    const attributes = readResource(type, sent)
    const shown = representResource(
      { id: '1', type, attributes, createdAt: new Date(0), updatedAt: new Date(0) },
      base,
    )
    // Every attribute that the schema of this server names comes back as it was sent.
    for (const { name: attribute } of schemasOf[type].core.attributes) {
      if (attribute === 'name' || attribute === 'members') continue
      expect(shown[attribute]).toEqual(sent[attribute])
    }
    expect(shown).toMatchObject({ id: '1', meta: { resourceType: type, location: `${base}/${type}s/1` } })
  })

  test('the enterprise user keeps who its manager is, and no password, address or picture', () => {
    const attributes = readResource('User', sample('rfc7643-8.3-enterprise_user'))
    expect(attributes[scimUrn.enterpriseUser]).toMatchObject({
      employeeNumber: '701984',
      department: 'Tour Operations',
      manager: { value: '26118915-6090-4610-87e4-49d8ca9f808d' },
    })
    for (const name of ['password', 'addresses', 'photos', 'phoneNumbers', 'x509Certificates'])
      expect(attributes).not.toHaveProperty(name)
  })

  const others = all.filter(([name]) => !resources.some(([known]) => known === name))
  test.each(others)('%s is refused where a resource is expected', (_name, { json }) => {
    for (const type of ['User', 'Group'] as const) {
      expect(() => requireSchema(type, json)).toThrow(
        expect.objectContaining({ details: [{ path: 'scimType', message: 'invalidSyntax' }] }),
      )
    }
  })

  describe('changes a group', () => {
    // As the example itself abbreviates it.
    const babs = '2819c223...919d-413861904646'
    const tourist = 'tourist'
    const attributes = {
      displayName: 'Tour Guides',
      members: [{ value: babs, display: 'Babs' }, { value: tourist }],
    }
    const patch = (name: string) => applyPatch({ id: '1', type: 'Group', attributes }, sample(name))

    test('3.5.2.2: all members gone', () => {
      expect(patch('rfc7644-3.5.2.2-patch_op-remove_all_members')).toEqual({ displayName: 'Tour Guides' })
    })

    test('3.5.2.2: one member gone, one come', () => {
      const { members } = patch('rfc7644-3.5.2.2-patch_op-remove_and_add_one_member')
      expect(members).toMatchObject([{ value: tourist }, { display: 'James Smith' }])
      expect(JSON.stringify(members)).not.toContain(babs)
    })

    test('3.5.2.3: all members replaced', () => {
      const { members } = patch('rfc7644-3.5.2.3-patch_op-replace_all_members')
      expect(members).toMatchObject([{ display: 'Babs Jensen' }, { display: 'James Smith' }])
    })
  })

  test('3.5.2.3: an address that is not kept changes nothing', () => {
    const attributes = { userName: 'bjensen' }
    const sent = sample('rfc7644-3.5.2.3-patch_op-replace_user_work_address')
    expect(applyPatch({ id: '1', type: 'User', attributes }, sent)).toEqual(attributes)
  })

  type Described = { name: string; subAttributes?: Described[] } & Json
  test.each([
    ['rfc7643-8.7.1-schema-enterprise_user', scimUrn.enterpriseUser],
    ['rfc7643-8.7.1-schema-group', scimUrn.group],
  ])('%s is described as here, attribute by attribute', (name, id) => {
    const ours = schemaDocuments(base).find((schema) => schema.id === id)
    const characteristics = (described: Described): Json => {
      const { name, type, multiValued, mutability, required } = described
      return {
        name,
        type,
        multiValued,
        mutability,
        required,
        parts: described.subAttributes?.map(characteristics),
      }
    }
    const theirs = (sample(name).attributes as Described[]).map(characteristics)
    const known = ((ours?.attributes ?? []) as unknown as Described[]).map(characteristics)
    for (const attribute of theirs) {
      const mine = known.find((one) => one.name === attribute.name)
      const parts = (attribute.parts as Json[] | undefined)?.map((part) => part.name)
      expect(mine).toMatchObject({
        name: attribute.name,
        type: attribute.type,
        multiValued: attribute.multiValued,
      })
      const own = (mine?.parts ?? []) as Json[]
      expect(own.map((part) => part.name)).toEqual(expect.arrayContaining(parts ?? []))
    }
  })

  test('8.5, 8.6: the server describes itself with the same fields', () => {
    const fields = (json: Json) =>
      Object.keys(json)
        .filter((key) => key !== 'documentationUri')
        .sort()
    expect(fields(serviceProviderConfig(base))).toEqual(
      fields(sample('rfc7643-8.5-service_provider_configuration')),
    )
    const [user, group] = resourceTypes(base)
    expect(fields(user ?? {})).toEqual(fields(sample('rfc7643-8.6-resource_type-user')))
    expect(fields(group ?? {})).toEqual(fields(sample('rfc7643-8.6-resource_type-group')))
  })

  test('3.4.2: a list has the fields of the example', () => {
    const { schemas } = sample('rfc7644-3.4.2-list_response-partial_attributes')
    expect(listResponse([], 0, 1).schemas).toEqual(schemas)
  })

  const problem = (status: number, detail: string, scimType?: string): Problem => ({
    type: '',
    title: '',
    code: '',
    requestId: '',
    nextStep: '.',
    status,
    detail,
    ...(scimType && { errors: [{ path: 'scimType', message: scimType }] }),
  })
  test.each([
    ['rfc7644-3.12-error-bad_request', problem(422, '', 'mutability')],
    ['rfc7644-3.12-error-not_found', problem(404, '')],
    ['rfc7644-3.6-error-not_found', problem(404, '')],
    ['rfc7644-3.7.3-error-invalid_syntax', problem(422, '', 'invalidSyntax')],
    ['rfc7644-3.7.4-error-payload_too_large', problem(413, '')],
  ])('%s is how errors are told', (name, thrown) => {
    const { detail: _theirs, ...expected } = sample(name)
    const { detail: _ours, ...error } = scimErrorOf(thrown)
    expect(error).toEqual(expected)
  })
})
