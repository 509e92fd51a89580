import { describe, expect, test } from 'vitest'
import { readEntryRequest } from './entry-request.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))

async function asForm(fill: (form: FormData) => void) {
  const form = new FormData()
  fill(form)
  const sent = new Response(form)
  return readEntryRequest(new Uint8Array(await sent.arrayBuffer()), sent.headers.get('content-type') ?? '')
}

describe('an entry in a request', () => {
  test('is JSON, or a form with its files', async () => {
    expect(await readEntryRequest(bytes('{"kind":"action"}'), 'application/json; charset=utf-8')).toEqual({
      entry: { kind: 'action' },
      files: [],
    })
    const sent = await asForm((form) => {
      form.set('entry', '{"kind":"evidence"}')
      form.append('file', new File(['abc'], 'a.txt', { type: 'text/plain' }))
    })
    expect(sent.entry).toEqual({ kind: 'evidence' })
    expect(sent.files).toEqual([{ name: 'a.txt', type: 'text/plain', bytes: bytes('abc') }])
  })

  test('says what is wrong with its body', async () => {
    await expect(readEntryRequest(bytes('x'), 'text/plain')).rejects.toMatchObject({
      code: 'unsupported_format',
    })
    for (const text of ['', '[]', 'null', '{'])
      await expect(readEntryRequest(bytes(text), 'application/json')).rejects.toMatchObject({
        code: 'invalid_input',
      })
    await expect(readEntryRequest(bytes('x'), 'multipart/form-data; boundary=b')).rejects.toMatchObject({
      code: 'invalid_input',
    })
    await expect(asForm((form) => form.set('entri', '{}'))).rejects.toThrow(/entri/)
    await expect(asForm((form) => form.set('file', 'no file'))).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })
})
