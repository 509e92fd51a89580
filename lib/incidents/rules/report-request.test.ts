import { expect, test } from 'vitest'
import { readReportRequest } from './report-request.ts'

const bytesOf = async (body: BodyInit): Promise<[Uint8Array<ArrayBuffer>, string]> => {
  const response = new Response(body)
  return [new Uint8Array(await response.arrayBuffer()), response.headers.get('content-type') ?? '']
}
const text = { what: 'A key is public — everywhere.', where: 'a bucket', howKnown: 'I looked.' }

test('JSON and multipart say the same', async () => {
  const form = new FormData()
  for (const [name, value] of Object.entries(text)) form.set(name, value)
  form.append('file', new File(['proof'], 'prööf.txt'))
  form.append('file', new File([], 'empty'))
  const [json] = await bytesOf(JSON.stringify(text))
  expect(await readReportRequest(json, 'application/json; charset=utf-8')).toEqual({ text, files: [] })
  const sent = await readReportRequest(...(await bytesOf(form)))
  expect(sent.text).toEqual(text)
  expect(sent.files.map(({ name, bytes }) => `${name} ${bytes.length}`)).toEqual(['prööf.txt 5', 'empty 0'])
})

test.each([
  ['application/json', '{"what":', 'invalid_input'],
  ['application/json', '["what"]', 'invalid_input'],
  ['application/json', 'null', 'invalid_input'],
  ['multipart/form-data', 'no boundary', 'invalid_input'],
  ['multipart/form-data; boundary=x', '--x\r\nbroken', 'invalid_input'],
  ['text/plain', 'hello', 'unsupported_format'],
  ['', '{}', 'unsupported_format'],
])('%s with %s is refused as %s', async (contentType, body, code) => {
  const [bytes] = await bytesOf(body)
  await expect(readReportRequest(bytes, contentType)).rejects.toMatchObject({ code })
})

test('text that is no UTF-8 is refused, not guessed at', async () => {
  const bytes = new Uint8Array([...Buffer.from('{"what":"'), 0xff, ...Buffer.from('"}')])
  await expect(readReportRequest(bytes, 'application/json')).rejects.toMatchObject({ code: 'invalid_input' })
})

test('a file under another name is refused by that name', async () => {
  const form = new FormData()
  form.set('attachment', new File(['x'], 'x'))
  await expect(readReportRequest(...(await bytesOf(form)))).rejects.toMatchObject({
    message: expect.stringContaining('"attachment"'),
  })
})
