import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFileName } from './file-name.ts'

describe('the name of a report', () => {
  it.each(['trivy.json', 'Report of 22 November.sarif', 'résumé.json.gz', '.hidden', 'a..b'])(
    'accepts %s',
    (name) => {
      expect(checkFileName(name)).toBe(name)
    },
  )

  it.each([
    ['../../etc/passwd', 'path separator'],
    ['a/b.json', 'path separator'],
    ['C:\\reports\\a.json', 'path separator'],
    ['..', 'two dots'],
    ['..json', 'two dots'],
    ['.', 'dot'],
    ['', 'empty'],
    ['   ', 'empty'],
    ['a\u0000.json', 'control character'],
    ['a\r\nX-Header: 1', 'control character'],
    ['report\u202Enosj.exe', 'direction of text'],
    ['x'.repeat(256), 'longer than 255'],
    ['\uD800.json', 'well-formed'],
  ])('refuses %j and says why', (name, why) => {
    expect(() => checkFileName(name)).toThrow(why)
  })

  it('never lets a separator or a control character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        let accepted: string | null = null
        try {
          accepted = checkFileName(name)
        } catch {
          accepted = null
        }
        if (accepted !== null) expect(accepted).not.toMatch(/[/\\\p{Cc}]/u)
      }),
    )
  })
})
