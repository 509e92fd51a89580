import { expect, test } from 'vitest'
import { boundedBody } from './bounded-body.ts'

const request = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

/** A sender that never ends: only somebody who stops reading gets away from it. */
const endless = () =>
  new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(1024)) })

test('gives the whole of a body within the limit', async () => {
  expect(Buffer.from(await boundedBody(request('email=a&code=1'), 14)).toString()).toBe('email=a&code=1')
  expect(await boundedBody(request(null), 14)).toHaveLength(0)
})

test('refuses a longer one', async () => {
  await expect(boundedBody(request('123456789012345'), 14)).rejects.toMatchObject({ code: 'limit_exceeded' })
})

test('stops reading one that does not say how long it is', async () => {
  await expect(boundedBody(request(endless()), 4096)).rejects.toMatchObject({ code: 'limit_exceeded' })
})

test('reads nothing of one that says it is longer', async () => {
  const announced = request(endless(), { 'content-length': '5000' })
  await expect(boundedBody(announced, 4096)).rejects.toMatchObject({ code: 'limit_exceeded' })
  expect(announced.bodyUsed).toBe(false)
})
