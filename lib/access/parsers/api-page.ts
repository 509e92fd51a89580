/** The keys under which answers of an API, or recordings of them, carry their list; they may be nested. */
const wrapperKeys: ReadonlySet<string> = new Set(['data', 'body', 'value', 'users', 'Users'])

export const isWrapper = (step: string | number): boolean => typeof step === 'string' && wrapperKeys.has(step)

/** What one answer says around its list: `nextPageToken`, a recording's `uri`. A list within a list is a page too. */
export type ApiPage = Map<string, unknown>

export type ApiElement = {
  value: unknown
  /** Document of the sequence, from 1, and path in it. */
  document: number
  path: readonly (string | number)[]
  page: ApiPage
}

type JsonObject = { readonly [key: string]: unknown }

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An array that was taken whole may hold elements, pages of them, or pages with their surroundings. */
export function* elementsWithin(
  element: ApiElement,
  open: () => ApiPage,
): Generator<ApiElement, void, undefined> {
  const { value, path } = element
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* elementsWithin({ ...element, value: item, path: [...path, index] }, open)
    }
    return
  }
  const list = isObject(value) ? listOf(value) : undefined
  if (!isObject(value) || !list) {
    yield element
    return
  }
  const page = open()
  for (const [key, field] of Object.entries(value)) if (key !== list.key) page.set(key, field)
  yield* elementsWithin({ ...element, value: list.value, path: [...path, list.key], page }, open)
}

function listOf(value: JsonObject): { key: string; value: unknown } | undefined {
  for (const key of wrapperKeys) {
    const list = Object.hasOwn(value, key) ? value[key] : undefined
    if (typeof list === 'object' && list !== null) return { key, value: list }
  }
  return undefined
}
