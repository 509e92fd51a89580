import { describe, expect, test } from 'vitest'
import { namesSource, readDocumentRequest } from './document-request.ts'

const read = (query: string, headers: Record<string, string> = {}) =>
  readDocumentRequest(new URL(`http://plumbline.test/api/v1/ingest?${query}`), new Headers(headers))

describe('what a sender says of a document', () => {
  test('is read from the address', () => {
    expect(
      read('source=GitHub&format=github-collaborators&part=shop/web&complete=true&fileName=web.json'),
    ).toMatchObject({
      source: 'GitHub',
      format: 'github-collaborators',
      part: 'shop/web',
      isDeclaredComplete: true,
      observedAt: null,
      mapping: null,
      fileName: 'web.json',
    })
  })

  test('is read from headers, percent-encoded', () => {
    const headers = { 'x-plumbline-source': 'Stra%C3%9Fe', 'x-plumbline-complete': 'true' }
    expect(read('', headers)).toMatchObject({ source: 'Straße', isDeclaredComplete: true })
  })

  test('takes nothing for complete that is not called so', () => {
    expect(read('source=HR').isDeclaredComplete).toBe(false)
  })

  test('may bring its mapping', () => {
    const mapping = { target: 'people', columns: { name: 'Wer' }, delimiter: ';' }
    expect(read(`source=HR&mapping=${encodeURIComponent(JSON.stringify(mapping))}`).mapping).toMatchObject(
      mapping,
    )
  })

  test.each([
    ['an unknown parameter', 'source=HR&branch=main', 'branch'],
    ['an unknown format', 'source=HR&format=visio', 'format'],
    ['a mapping that is no JSON', 'source=HR&mapping=x', 'mapping'],
    ['a time without a zone', 'source=HR&observedAt=2026-11-01', 'observedAt'],
    ['a source without a name', 'source=', 'source'],
  ])('is refused with %s, which the error names', (_what, query, field) => {
    expect(() => read(query)).toThrow(
      expect.objectContaining({ code: 'invalid_input', message: expect.stringContaining(field) }),
    )
  })
})

test('a document names its source, a scan report does not', () => {
  const url = (query: string) => new URL(`http://plumbline.test/?${query}`)
  expect(namesSource(url('source=HR'), new Headers())).toBe(true)
  expect(namesSource(url(''), new Headers({ 'x-plumbline-source': 'HR' }))).toBe(true)
  expect(namesSource(url('asset=api'), new Headers())).toBe(false)
})
