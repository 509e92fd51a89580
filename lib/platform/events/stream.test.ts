import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveSignal } from './listen.ts'
import { eventStream, heartbeatMs, mostWaitingBytes, recheckMs } from './stream.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function open(isStillAllowed = async () => true, told = (data: string) => data) {
  const subscribers = new Set<(signal: LiveSignal) => void>()
  const leave = new AbortController()
  const onEnd = vi.fn()
  const stream = eventStream({
    feed: {
      subscribe: (subscriber) => {
        subscribers.add(subscriber)
        return () => subscribers.delete(subscriber)
      },
    },
    told,
    isStillAllowed,
    onEnd,
    signal: leave.signal,
  })
  const tell = (signal: LiveSignal) => {
    for (const subscriber of subscribers) subscriber(signal)
  }
  return { stream, tell, leave, onEnd, subscribers }
}

const readAll = (stream: ReadableStream<Uint8Array>) => new Response(stream).text()

test('changes are handed on, and a gap ends the stream so that the browser starts afresh', async () => {
  const { stream, tell, onEnd } = open()
  const text = readAll(stream)
  tell({ kind: 'message', data: '{"topic":"people"}' })
  tell({ kind: 'gap' })
  expect(await text).toBe('retry: 3000\n\ndata: {"topic":"people"}\n\nevent: resync\ndata: {}\n\n')
  expect(onEnd).toHaveBeenCalledOnce()
})

test('a caller is told of a change what they may know of it', async () => {
  const { stream, tell } = open(undefined, (data) => data.replace('42', ''))
  const text = readAll(stream)
  tell({ kind: 'message', data: '{"keys":["42"]}' })
  tell({ kind: 'gap' })
  expect(await text).toContain('data: {"keys":[""]}\n\n')
})

test('a revoked session ends the stream at the next look', async () => {
  const { stream, subscribers, onEnd } = open(async () => false)
  const text = readAll(stream)
  await vi.advanceTimersByTimeAsync(recheckMs)
  expect(await text).toContain('retry:')
  expect(subscribers.size).toBe(0)
  expect(onEnd).toHaveBeenCalledOnce()
})

test('without an answer about the session the stream ends too', async () => {
  const { stream, onEnd } = open(async () => {
    throw new Error('no database')
  })
  const text = readAll(stream)
  await vi.advanceTimersByTimeAsync(recheckMs)
  await text
  expect(onEnd).toHaveBeenCalledOnce()
})

test('a quiet stream says that it is there', async () => {
  const { stream, leave } = open()
  const text = readAll(stream)
  await vi.advanceTimersByTimeAsync(heartbeatMs)
  leave.abort()
  expect(await text).toContain(': still here')
})

test('leaving frees the place', async () => {
  const { stream, leave, onEnd, subscribers } = open()
  const text = readAll(stream)
  leave.abort()
  await text
  expect(subscribers.size).toBe(0)
  expect(onEnd).toHaveBeenCalledOnce()
})

test('a reader that does not read is let go, and what waits for it stays small', async () => {
  const { stream, tell, onEnd, subscribers } = open()
  const message = { kind: 'message', data: 'x'.repeat(1_000) } as const
  for (let told = 0; told < 1_000; told += 1) tell(message)
  expect(onEnd).toHaveBeenCalledOnce()
  expect(subscribers.size).toBe(0)
  const text = await readAll(stream)
  expect(text.length).toBeLessThan(2 * mostWaitingBytes)
  expect(text).toMatch(/event: resync\ndata: {}\n\n$/)
})

test('a reader that keeps up is told everything', async () => {
  const { stream, tell, leave } = open()
  const reader = stream.getReader()
  let length = 0
  for (let told = 0; told < 1_000; told += 1) {
    tell({ kind: 'message', data: 'x'.repeat(1_000) })
    length += (await reader.read()).value?.length ?? 0
  }
  leave.abort()
  for (let next = await reader.read(); !next.done; next = await reader.read()) length += next.value.length
  expect(length).toBeGreaterThan(1_000 * 1_000)
})
