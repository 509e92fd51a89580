import { PlumblineError } from '#lib/platform/errors.ts'

/** A message whose shape its sender decides, looked into without believing any of it. */
export type Payload = {
  /** The value at a path such as `deployment.environment`; undefined where there is none. */
  at(path: string): unknown
  /** The same, when it is a text with something in it. */
  text(path: string): string | null
}

/** @throws PlumblineError invalid_input when it is no JSON object */
export function readPayload(raw: string): Payload {
  const root = parse(raw)
  const at = (path: string): unknown => {
    let value: unknown = root
    for (const key of path.split('.')) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
      value = (value as Record<string, unknown>)[key]
    }
    return value
  }
  return {
    at,
    text(path) {
      const value = at(path)
      if (typeof value === 'number') return String(value)
      // PostgreSQL's text holds no NUL: with it the whole message would be lost, each time it is sent.
      const said = typeof value === 'string' ? value.replaceAll('\0', '') : ''
      return said.trim() === '' ? null : said
    },
  }
}

function parse(raw: string): object {
  try {
    const body: unknown = JSON.parse(raw)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body
  } catch (cause) {
    throw notJson(cause)
  }
  throw notJson()
}

const notJson = (cause?: unknown) =>
  new PlumblineError(
    'invalid_input',
    'The message is no JSON object.',
    'Let the sender use the content type application/json.',
    { cause },
  )
