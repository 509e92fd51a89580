import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hasFixtures, listFixtures } from '#lib/platform/testing/fixtures.ts'
import { documentsOf } from './testing/read-export.ts'

/** Every field with the way to it, in order; of a list its first element’s. */
function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : fieldsOf(value[0], `${path}[]`)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, field]) => [
    `${path}.${key}`,
    ...fieldsOf(field, `${path}.${key}`),
  ])
}

const kinds = ['aws-iam', 'github-rest', 'okta-users']
const fixtures = listFixtures(kinds)
function real(name: string): string {
  const found = fixtures.find(({ path }) => path.endsWith(name))
  if (!found) throw new Error(`There is no fixture ${name}.`)
  return readFileSync(found.file, 'utf8')
}

function own(system: string, format: string): string {
  const found = documentsOf(system).find((document) => document.format === format)
  if (!found) throw new Error(`${system} writes no ${format}.`)
  return found.text
}

/** The bodies of recorded answers, in their order. */
const recorded = (name: string): unknown[] =>
  real(name)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { body: unknown }).body)

describe.skipIf(!hasFixtures)('the demonstration’s exports', () => {
  test('have the columns of a real credential report', () => {
    const { Content } = JSON.parse(own('data-lake', 'aws-credential-report')) as { Content: string }
    const [header] = Buffer.from(Content, 'base64').toString().split('\n')
    expect(header).toBe(real('cloudmapper__iam-get-credential-report.csv').split('\n')[0])
  })

  test('have the fields of real collaborators, and of members that are told without a role', () => {
    const answers = JSON.parse(real('add-and-remove-repository-collaborator.json')) as {
      path: string
      response: unknown
    }[]
    const list = answers.find(
      ({ path, response }) => path.endsWith('/collaborators') && Array.isArray(response),
    )
    const fields = fieldsOf(list?.response)
    expect(fieldsOf(JSON.parse(own('web-console', 'github-collaborators')))).toEqual(fields)
    const ofMembers = fields.filter((field) => !/permissions|role_name/.test(field))
    expect(fieldsOf(JSON.parse(own('web-console', 'github-members')))).toEqual(ofMembers)
  })

  test('have the fields of real users and factors of Okta', () => {
    const answers = recorded('test_list_factors_signed_nonce.jsonl')
    const [users, factors] = answers.filter((body): body is unknown[] => Array.isArray(body))
    expect(fieldsOf(JSON.parse(own('identity-provider', 'okta-users')))).toEqual(fieldsOf(users))
    const [first] = own('identity-provider', 'okta-factors').split('\n')
    const code = (list: unknown[] | undefined) =>
      list?.filter((one) => (one as { factorType: string }).factorType === 'token:software:totp')
    expect(fieldsOf(code(JSON.parse(first ?? '[]')))).toEqual(fieldsOf(code(factors)))
  })
})
