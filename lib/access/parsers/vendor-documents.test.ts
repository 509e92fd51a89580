import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { type DocumentOutcome, type DocumentParser, isPartialDocument } from './parser.ts'
import { type ReadDocument, readDocument } from './testing/read-document.ts'
import { vendorSamples } from './testing/vendor-parsers.ts'

type Case = { parser: DocumentParser; text: string; part: string | null; name: string }

const cases: Case[] = vendorSamples.map(({ parser, sample, part }) => ({
  parser,
  part,
  name: parser.format,
  text: readFileSync(join(import.meta.dirname, 'samples', sample), 'utf8'),
}))
const jsonCases = cases.filter(({ name }) => name !== 'aws-credential-report')
const listCases = jsonCases.filter(({ name }) => name !== 'github-organisation')

const read = ({ parser, part }: Case, text: string, chunkSize?: number) =>
  readDocument(parser, text, { part, ...(chunkSize === undefined ? {} : { chunkSize }) })

/** Null for a refusal with a typed error; any other error fails the test. */
async function attempt(one: Case, text: string): Promise<ReadDocument | null> {
  try {
    return await read(one, text)
  } catch (error) {
    if (isPlumblineError(error)) return null
    throw error
  }
}

/** The elements of a sample, without what surrounds them. */
function elementsOf({ text }: Case): object[] {
  const document: unknown = JSON.parse(text)
  if (Array.isArray(document)) return document
  const lists = Object.values(document as object).filter(Array.isArray)
  return lists[0] ?? [document]
}

const saysNothingOfOthers = ({ mfaOfTheOthers }: DocumentOutcome) => mfaOfTheOthers === undefined

describe.each(cases)('$name', (one) => {
  it('is known by its own parser', () => {
    expect(one.parser.detect(one.text)).toBe(true)
  })

  it('reads alike in chunks of any size', async () => {
    const whole = await read(one, one.text)
    expect(isPartialDocument(whole.outcome)).toBe(false)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (size) => {
        expect(await read(one, one.text, size)).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })

  it('cut anywhere, is refused or partial, and never says anything of those it lacks', async () => {
    const end = one.text.trimEnd().length
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: end - 1 }), async (cut) => {
        const text = one.text.slice(0, cut)
        // Between two rows a CSV shows no cut; size and digest of the upload do.
        fc.pre(!one.name.startsWith('aws') || !`${text.at(-1)}${one.text[cut]}`.includes('\n'))
        const found = await attempt(one, text)
        if (found === null) return
        expect(isPartialDocument(found.outcome)).toBe(true)
        expect(found.outcome.isPaginationFinished).not.toBe(true)
        expect(saysNothingOfOthers(found.outcome)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe.each(jsonCases)('$name', (one) => {
  it('tolerates unknown fields, those of prototypes too', async () => {
    const whole = await read(one, one.text)
    const names = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', 'toString'),
      fc.string({ minLength: 12 }),
    )
    await fc.assert(
      fc.asyncProperty(names, fc.jsonValue({ maxDepth: 3 }), async (name, value) => {
        const field = `${JSON.stringify(`x-${name}`)}: ${JSON.stringify(value)}, ${JSON.stringify(name)}: ${JSON.stringify(value)},`
        const text = one.text.replaceAll(/\{(?=\s*")/g, () => `{${field}`)
        expect((await read(one, text)).facts).toEqual(whole.facts)
      }),
      { numRuns: 50 },
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('names the element and the field that it cannot read, keeps the others and is partial', async () => {
    const elements = elementsOf(one)
    const text = JSON.stringify([...elements, { id: { no: 'id' } }, 7])
    const { outcome } = await read(one, text)
    expect(outcome.receivedCount).toBe(elements.length + 2)
    expect(outcome.rejects.at(-1)).toMatchObject({
      position: elements.length + 2,
      where: `$[${elements.length + 1}]`,
    })
    expect(isPartialDocument(outcome)).toBe(true)
    expect(saysNothingOfOthers(outcome)).toBe(true)
  })
})

describe.each(listCases)('$name', (one) => {
  const elements = elementsOf(one)
  const half = Math.ceil(elements.length / 2)
  const [first, second] = [elements.slice(0, half), elements.slice(half)]
  const recorded = (body: unknown) => ({ method: 'GET', uri: 'https://api.example/x', status: 200, body })

  it.each([
    ['a list', JSON.stringify(elements)],
    ['one element a line', elements.map((element) => JSON.stringify(element)).join('\n')],
    ['a list of pages', JSON.stringify([first, second])],
    ['pages one behind the other', `${JSON.stringify(first)}${JSON.stringify(second)}`],
    ['pages one a line', `${JSON.stringify(first)}\r\n\r\n${JSON.stringify(second)}\n`],
    ['pages with surroundings', JSON.stringify([{ users: first, nextPageToken: 'n' }, { users: second }])],
    ['a recording of pages', [first, second].map((page) => JSON.stringify(recorded(page))).join('\n')],
    [
      'a recording of single elements',
      elements.map((element) => JSON.stringify(recorded(element))).join('\n'),
    ],
    ['the data of a response', JSON.stringify({ data: { Users: elements }, status_code: 200 })],
    ['with a mark before it', `\uFEFF${JSON.stringify({ value: elements })}`],
  ])('is found in %s', async (_, text) => {
    const whole = await read(one, one.text)
    const found = await read(one, text, 97)
    expect(one.parser.detect(text)).toBe(true)
    expect(found.facts).toEqual(whole.facts)
    expect(found.outcome.receivedCount).toBe(elements.length)
    expect(isPartialDocument(found.outcome)).toBe(false)
  })

  it('is partial when something else follows it', async () => {
    const { facts, outcome } = await read(one, `${JSON.stringify(elements)} trailing`)
    expect(facts.length + (outcome.mfaOfTheOthers ? 1 : 0)).toBeGreaterThan(0)
    expect(outcome.problems.at(-1)?.what).toContain('something follows that is neither an object nor a list')
  })

  it('ends at the limit of elements', async () => {
    const input = { part: one.part, limits: { findings: elements.length } }
    expect((await readDocument(one.parser, JSON.stringify(elements), input)).outcome.problems).toEqual([])
    const more = JSON.stringify([...elements, elements[0]])
    const { outcome } = await readDocument(one.parser, more, input)
    expect(outcome.problems.at(-1)?.what).toContain(`holds more than ${elements.length} elements`)
  })
})

describe('a document without any element', () => {
  it.each(jsonCases)('of $name is refused where it is none at all', async (one) => {
    await expect(read(one, '')).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(read(one, 'user,arn\n')).rejects.toMatchObject({ code: 'invalid_input' })
    expect(one.parser.detect('{}')).toBe(false)
    expect(one.parser.detect('null')).toBe(false)
  })

  it.each(listCases)('of $name is empty where it is an empty list', async (one) => {
    const { outcome } = await read(one, '[]')
    expect(outcome).toMatchObject({ receivedCount: 0, problems: [], rejects: [] })
    // Only the sender can say of what it is an empty list.
    expect(one.parser.detect('[]')).toBe(false)
  })
})
