import { describe, expect, test } from 'vitest'
import { detectDocument } from './detect-document.ts'

const members = '[{"login":"ann","id":1,"node_id":"x","type":"User","site_admin":false}]'
const register = 'name,email,manager\nAnn,ann@corp.example,bo@corp.example\n'
const access = 'username,role\nann,admin\n'

describe('a document is known by its content', () => {
  test.each([
    ['GitHub members', members, 'github-members'],
    ['a register of people', register, 'people-csv'],
    ['accounts with their roles', access, 'access-csv'],
    ['Plumbline’s own access', '{"plumbline":"own-access","tokens":[],"users":[],"version":1}', 'plumbline'],
  ])('%s', (_what, head, format) => {
    expect(detectDocument(head).format).toBe(format)
  })

  test('and by what the sender says, where two formats look alike', () => {
    expect(detectDocument(members, 'github-2fa-disabled').format).toBe('github-2fa-disabled')
  })

  test('and by the sender alone, where it is empty', () => {
    expect(detectDocument('[]\n', 'github-2fa-disabled').format).toBe('github-2fa-disabled')
    expect(() => detectDocument('[]')).toThrow(expect.objectContaining({ code: 'unsupported_format' }))
  })

  test('but not by a sender whom it contradicts', () => {
    expect(() => detectDocument(members, 'okta-users')).toThrow(/looks like "github-members"/)
  })

  test('a table of any columns is what its mapping says', () => {
    expect(detectDocument('Wer;Womit\nann;alles\n', 'access-csv').format).toBe('access-csv')
  })

  test('a table of a source whose columns were mapped is read by that mapping', () => {
    const mapped = { kind: 'people', mappedAs: 'people-csv' } as const
    expect(detectDocument('Wer;Womit\nann;alles\n', undefined, mapped).format).toBe('people-csv')
    expect(detectDocument(members, undefined, mapped).format).toBe('github-members')
  })

  test('a table of names and addresses is a register, where a register sends it', () => {
    const head = 'Name,E-mail\nAda Ahmadi,ada@example.org\n'
    expect(() => detectDocument(head)).toThrow(/no supported format/)
    expect(detectDocument(head, undefined, { kind: 'people', mappedAs: null }).format).toBe('people-csv')
  })

  test('anything else is refused, with what is supported', () => {
    expect(() => detectDocument('{"hello":"world"}')).toThrow(
      expect.objectContaining({
        code: 'unsupported_format',
        nextStep: expect.stringContaining('okta-users'),
      }),
    )
  })
})
