import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { scimUrn } from '../../model/scim/words.ts'
import { applyPatch } from './apply-patch.ts'

const attributes = {
  userName: 'ada',
  name: { givenName: 'Ada' },
  emails: [{ value: 'ada@x.org', type: 'work', primary: true }],
}
const patch = (...Operations: object[]) =>
  applyPatch({ id: '1', type: 'User', attributes }, { schemas: [scimUrn.patch], Operations })
const keyword = (type: string) => expect.objectContaining({ details: [{ path: 'scimType', message: type }] })

describe('a patch is refused with the keyword of what is wrong', () => {
  test.each([
    ['invalidSyntax', { op: 'move', path: 'title' }],
    ['noTarget', { op: 'remove' }],
    ['invalidValue', { op: 'add', value: 'Engineer' }],
    ['invalidValue', { op: 'replace', path: 'active', value: 'perhaps' }],
    ['invalidValue', { op: 'remove', path: 'userName' }],
    ['invalidPath', { op: 'replace', path: 'emails[type eq "work"', value: 'x' }],
    ['invalidPath', { op: 'replace', path: 'userName.part', value: 'x' }],
    ['invalidPath', { op: 'replace', path: `emails[type eq "${'\n'.repeat(30)}]`, value: 'x' }],
    ['mutability', { op: 'replace', path: 'id', value: '2' }],
    ['mutability', { op: 'replace', value: { id: '2', title: 'x' } }],
  ])('%s: %j', (type, operation) => {
    expect(() => patch(operation)).toThrow(keyword(type))
  })

  test('without operations', () => {
    expect(() => patch()).toThrow(keyword('invalidSyntax'))
  })
})

test('an attribute that no schema names changes nothing', () => {
  expect(
    patch(
      { op: 'add', path: 'nickName', value: 'Babs' },
      { op: 'add', path: 'urn:example:extension:1.0:User:shoeSize', value: '40' },
      { op: 'replace', path: 'roles[primary eq "True"].value', value: 'admin' },
    ),
  ).toEqual(attributes)
})

test('names are compared without case, and may bear the URN of their schema', () => {
  expect(
    patch(
      { op: 'REPLACE', path: `${scimUrn.user}:Title`, value: 'Engineer' },
      { op: 'add', path: 'ACTIVE', value: 'TRUE' },
    ),
  ).toEqual({ ...attributes, title: 'Engineer', active: true })
})

test('the parts of an extension come alone, together, and go together', () => {
  const extended = patch({
    op: 'add',
    path: scimUrn.enterpriseUser,
    value: { department: 'R', division: 'D' },
  })
  expect(extended[scimUrn.enterpriseUser]).toEqual({ department: 'R', division: 'D' })
  const gone = applyPatch(
    { id: '1', type: 'User', attributes: extended },
    { schemas: [scimUrn.patch], Operations: [{ op: 'remove', path: scimUrn.enterpriseUser }] },
  )
  expect(gone).toEqual(attributes)
})

describe('nothing that all objects share can be reached', () => {
  test.each([
    { op: 'add', path: '__proto__.polluted', value: 1 },
    { op: 'add', path: 'name.constructor', value: 1 },
    { op: 'add', path: 'name', value: { 'constructor.prototype.polluted': 1 } },
    { op: 'add', value: { 'constructor.prototype.polluted': 1 } },
    { op: 'replace', path: 'emails', value: [{ value: 'x', 'constructor.prototype.polluted': 1 }] },
    { op: 'add', value: JSON.parse('{"name": {"__proto__": {"polluted": 1}}}') as object },
  ])('%j', (operation) => {
    expect(() => patch(operation)).toThrow(keyword('invalidPath'))
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

test('whatever is sent, it is carried out or refused in words', () => {
  const path = fc.constantFrom(
    'userName',
    'name',
    'name.givenName',
    'emails',
    'emails.value',
    'emails[type eq "work"]',
    'emails[type eq "work"].value',
    'emails[value pr].primary',
    'emails[(]',
    'active',
    `${scimUrn.enterpriseUser}:manager`,
    `${scimUrn.enterpriseUser}:manager.value`,
    scimUrn.enterpriseUser,
    '',
  )
  const operation = fc.record({
    op: fc.constantFrom('add', 'replace', 'remove', 'Replace'),
    path: fc.option(path, { nil: undefined }),
    value: fc.option(fc.jsonValue({ maxDepth: 3 }), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(operation, { minLength: 1, maxLength: 4 }), (operations) => {
      try {
        expect(patch(...operations).userName).toEqual(expect.any(String))
      } catch (error) {
        if (!isPlumblineError(error)) throw error
      }
    }),
    { numRuns: 1000 },
  )
})
