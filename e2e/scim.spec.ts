import type { APIRequestContext } from '@playwright/test'
import { createToken } from './support/api-token.ts'
import { ownName } from './support/report.ts'
import type { Stack } from './support/stack.ts'
import { expect, test } from './support/test.ts'

const urn = 'urn:ietf:params:scim:schemas:core:2.0'

/** What an identity provider sends, with its token. */
async function providerOf(request: APIRequestContext, stack: Stack) {
  const headers = {
    Authorization: `Bearer ${await createToken(stack, ['scim'])}`,
    'Content-Type': 'application/scim+json',
  }
  return (method: string, path: string, data?: object | string) =>
    request.fetch(`/scim/v2${path}`, { method, headers, ...(data !== undefined && { data }) })
}

/** Lets the import that gathers a burst of pushes begin now. */
const hurry = ({ database }: Stack) =>
  database.pool.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key LIKE 'scim:%' AND locked_at IS NULL`,
  )

test('a person whom an identity provider pushes is a person here, until they leave', async ({
  request,
  stack,
}) => {
  const ask = await providerOf(request, stack)
  const address = `${ownName('ada')}@example.org`.toLowerCase()
  const stateOf = async () => {
    await hurry(stack)
    const { rows } = await stack.database.pool.query<{ state: string }>(
      'SELECT state FROM person_versions WHERE email = $1 AND valid_to IS NULL',
      [address],
    )
    return rows[0]?.state
  }

  const created = await ask('POST', '/Users', {
    schemas: [`${urn}:User`],
    userName: address,
    displayName: 'Ada Byron',
    active: true,
  })
  expect(created.status(), await created.text()).toBe(201)
  expect(created.headers()['content-type']).toBe('application/scim+json')
  const { id, meta } = (await created.json()) as { id: string; meta: { location: string } }
  expect(created.headers().location).toBe(meta.location)
  expect(meta.location).toBe(`${stack.url}/scim/v2/Users/${id}`)
  await expect.poll(stateOf, { timeout: 60_000 }).toBe('active')

  const left = await ask('PATCH', `/Users/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'Replace', path: 'active', value: 'False' }],
  })
  expect(await left.json()).toMatchObject({ id, active: false })
  await expect.poll(stateOf, { timeout: 60_000 }).toBe('left')

  const found = await ask(
    'GET',
    `/Users?filter=${encodeURIComponent(`userName eq "${address}"`)}&attributes=userName`,
  )
  const resource = { schemas: [`${urn}:User`], id, userName: address }
  expect(await found.json()).toMatchObject({ totalResults: 1, startIndex: 1, Resources: [resource] })

  expect((await ask('DELETE', `/Users/${id}`)).status()).toBe(204)
  expect((await ask('GET', `/Users/${id}`)).status()).toBe(404)
})

test('errors are SCIM errors, in words', async ({ request, stack }) => {
  const ask = await providerOf(request, stack)
  const name = ownName('group')
  const group = { schemas: [`${urn}:Group`], displayName: name }
  expect((await ask('POST', '/Groups', group)).status()).toBe(201)

  const refused: [
    method: string,
    path: string,
    data: object | string | undefined,
    status: number,
    type?: string,
  ][] = [
    ['POST', '/Groups', { ...group, displayName: name.toUpperCase() }, 409, 'uniqueness'],
    ['POST', '/Groups', '{"schemas": [', 400, 'invalidSyntax'],
    ['POST', '/Groups', '['.repeat(2000) + ']'.repeat(2000), 400, 'invalidSyntax'],
    ['POST', '/Users', group, 400, 'invalidSyntax'],
    ['POST', '/Users', { schemas: [`${urn}:User`] }, 400, 'invalidValue'],
    ['POST', '/Users', JSON.stringify({ userName: 'x'.repeat(1024 * 1024) }), 413],
    ['GET', '/Users?filter=userName%20eq', undefined, 400, 'invalidFilter'],
    ['GET', '/Groups/nobody', undefined, 404],
    ['GET', '/Schemas/nothing', undefined, 404],
  ]
  for (const [method, path, data, status, scimType] of refused) {
    const response = await ask(method, path, data)
    expect(response.headers()['content-type'], path).toBe('application/scim+json')
    expect(await response.json()).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      ...(scimType && { scimType }),
      detail: expect.stringMatching(/\. /),
    })
    expect(response.status(), path).toBe(status)
  }

  const nobody = await request.get('/scim/v2/Users')
  expect(nobody.status()).toBe(401)
  expect(nobody.headers()).toMatchObject({
    'content-type': 'application/scim+json',
    'www-authenticate': 'Bearer realm="plumbline"',
  })
})

test('the server says what it can do', async ({ request, stack }) => {
  const ask = await providerOf(request, stack)
  expect(await (await ask('GET', '/ServiceProviderConfig')).json()).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
    filter: { supported: true, maxResults: 200 },
  })
  for (const [path, count] of [
    ['/ResourceTypes', 2],
    ['/Schemas', 3],
  ] as const) {
    const { Resources, totalResults } = (await (await ask('GET', path)).json()) as {
      Resources: { id: string }[]
      totalResults: number
    }
    expect(totalResults).toBe(count)
    for (const { id } of Resources)
      expect(await (await ask('GET', `${path}/${id}`)).json()).toMatchObject({ id })
  }
})
