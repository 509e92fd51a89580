import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { defaultJsonLimits, type JsonLimits } from './limits.ts'
import { formatJsonPath, type JsonPath } from './path.ts'
import { type JsonEvent, JsonSplitter, type Visit } from './splitter.ts'

type Outcome = { events: JsonEvent[]; error: string | null }

const enterTop = (path: JsonPath): Visit => (path.length < 2 ? 'enter' : 'take')

function run(chunks: Uint8Array[], visit = enterTop, limits: JsonLimits = defaultJsonLimits): Outcome {
  const events: JsonEvent[] = []
  const splitter = new JsonSplitter(visit, limits)
  try {
    for (const chunk of chunks) splitter.write(chunk, events)
    splitter.end(events)
    return { events, error: null }
  } catch (error) {
    if (!isPlumblineError(error)) throw error
    return { events, error: `${error.code}: ${error.message}` }
  }
}

const bytes = (text: string) => new TextEncoder().encode(text)
const whole = (text: string, visit = enterTop, limits = defaultJsonLimits) =>
  run([bytes(text)], visit, limits)

function cut(data: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = []
  let at = 0
  for (let turn = 0; at < data.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    chunks.push(data.subarray(at, at + size))
    at += size
  }
  return chunks
}

describe('splitting JSON', () => {
  it('gives the elements of an entered array with their place and bytes', () => {
    const text = ' {"a": [1, {"b":"}]\\""}, null ], "c": "é"}'
    const { events, error } = whole(text)
    expect(error).toBeNull()
    const values = events.flatMap((event) => (event.kind === 'value' ? [event] : []))
    expect(values.map((event) => [formatJsonPath(event.path), event.value])).toEqual([
      ['$.a[0]', 1],
      ['$.a[1]', { b: '}]"' }],
      ['$.a[2]', null],
      ['$.c', 'é'],
    ])
    const element = values[1]
    const raw = bytes(text).subarray(element?.offset, (element?.offset ?? 0) + (element?.length ?? 0))
    expect(new TextDecoder().decode(raw)).toBe('{"b":"}]\\""}')
  })

  it('materialises nothing that is skipped', () => {
    const { events } = whole('{"big":[[1,2],{"x":3}],"small":7}', (path) =>
      path[0] === 'big' ? 'skip' : 'enter',
    )
    expect(events.map((event) => event.kind)).toEqual(['open', 'value'])
  })

  it('reads back any document whole', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { events } = whole(text, () => 'take')
        expect(events).toHaveLength(1)
        expect(events[0]).toMatchObject({ value: JSON.parse(text) })
      }),
    )
  })

  it('gives the same events and the same error for every chunking', () => {
    const document = fc.oneof(
      fc.json(),
      fc.tuple(fc.json(), fc.nat(), fc.string()).map(([text, place, noise]) => {
        const at = place % (text.length + 1)
        return text.slice(0, at) + noise + text.slice(at + noise.length)
      }),
      fc.json().map((text) => `\uFEFF${text}`),
    )
    const small: JsonLimits = { depth: 4, stringBytes: 12, elementBytes: 40, findings: 10 }
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 })
    fc.assert(
      fc.property(document, sizes, fc.boolean(), (text, chunkSizes, strict) => {
        const limits = strict ? small : defaultJsonLimits
        const data = bytes(text)
        expect(run(cut(data, chunkSizes), enterTop, limits)).toEqual(run([data], enterTop, limits))
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps what it read when the caller reuses its chunk', () => {
    const splitter = new JsonSplitter(() => 'take', defaultJsonLimits)
    const events: JsonEvent[] = []
    const chunk = bytes('["ab')
    splitter.write(chunk, events)
    chunk.fill(0)
    splitter.write(bytes('c"]'), events)
    expect(events).toMatchObject([{ value: ['abc'] }])
  })

  it('keeps a "__proto__" key harmless', () => {
    const { events } = whole('{"__proto__": {"polluted": true}}')
    expect(events.at(-1)).toMatchObject({ path: ['__proto__', 'polluted'], value: true })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

describe('broken JSON', () => {
  it.each([
    ['', 'invalid_input: The report is empty: it holds no JSON value.'],
    ['  \n', 'invalid_input: The report is empty: it holds no JSON value.'],
    ['{"a": [1, 2', 'invalid_input: The report ends at byte 11, inside $.a[1]: its end is missing.'],
    ['{"a": {"b": "c', 'invalid_input: The report ends at byte 14, inside $.a.b: its end is missing.'],
    [
      '{} {}',
      'invalid_input: The report is not valid JSON at byte 3, in $: something follows after its end.',
    ],
    [
      '{"a" 1}',
      'invalid_input: The report is not valid JSON at byte 5, in $.a: found "1" where a colon after the key was expected.',
    ],
    [
      '{"a": [1,]}',
      'invalid_input: The report is not valid JSON at byte 9, in $.a[1]: found "]" where a value was expected.',
    ],
    [
      '{"a": [{"b": [}]}',
      'invalid_input: The report is not valid JSON at byte 14, in $.a[0]: found "}" where the matching bracket was expected.',
    ],
    [
      '<?xml version="1.0"?>',
      'invalid_input: The report is not valid JSON at byte 0, in $: 5 bytes there cannot be read',
    ],
  ])('%j is told with its place', (text, message) => {
    expect(whole(text).error).toContain(message)
  })

  it('gives the elements before the break', () => {
    const { events, error } = whole('{"a": [{"n":1}, {"n":2}, {"n":')
    expect(events.filter((event) => event.kind === 'value')).toHaveLength(2)
    expect(error).toContain('inside $.a[2]')
  })

  it('rejects a word that is no JSON even where it is skipped', () => {
    expect(whole('{"a": nope}', (path) => (path.length === 0 ? 'enter' : 'skip')).error).toContain('$.a')
  })
})

describe('limits', () => {
  it.each(['take', 'skip', 'enter'] as const)('64 levels pass and 65 do not (%s)', (visit) => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
    expect(whole(nested(64), () => visit).error).toBeNull()
    expect(whole(nested(65), () => visit).error).toContain('nested deeper (limit: 64 levels)')
  })

  it('stops half a million levels at the limit, not at the stack', () => {
    expect(whole('['.repeat(500_000), () => 'take').error).toContain('limit_exceeded')
  })

  it.each(['take', 'skip'] as const)('a string of 1 MiB passes and one byte more does not (%s)', (visit) => {
    const limit = 1024 * 1024
    expect(whole(`["${'x'.repeat(limit)}"]`, () => visit).error).toBeNull()
    expect(whole(`["${'x'.repeat(limit + 1)}"]`, () => visit).error).toContain('limit_exceeded')
  })

  it('an unterminated string is stopped before it is buffered', () => {
    const chunks = Array.from({ length: 4 }, () => bytes('x'.repeat(512 * 1024)))
    expect(run([bytes('["'), ...chunks], () => 'take').error).toContain('one string is longer')
  })

  it('an element that is read whole has a limit, a skipped one has none', () => {
    const limits = { ...defaultJsonLimits, elementBytes: 10 }
    expect(whole('[[1,2,3,4,5,6]]', (path) => (path.length ? 'take' : 'enter'), limits).error).toContain(
      'one element is larger (limit: 10 bytes)',
    )
    expect(whole('[[1,2,3,4,5,6]]', () => 'skip', limits).error).toBeNull()
  })
})
