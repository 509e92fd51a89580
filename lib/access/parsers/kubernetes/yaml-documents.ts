import { parseDocument } from 'yaml'
import { PlumblineError } from '#lib/platform/errors.ts'

/** One document of a stream; `line` is its first, from 1. */
export type YamlDocument = { line: number; text: string }

/** Larger ones would need many times their size in memory; as JSON they stream. */
export const longestDocument = 16 * 1024 * 1024
/** Anchors of a manifest are few; a "billion laughs" needs many uses of one. */
const mostAliases = 50

/**
 * Cuts a YAML stream at its document markers. A line that begins with `---` or `...` is one wherever it stands, even
 * inside a block of text (YAML 1.2, section 9.1.2), so nothing needs to be parsed to find them.
 * @throws PlumblineError limit_exceeded
 */
export async function* splitYaml(source: AsyncIterable<Uint8Array>): AsyncGenerator<YamlDocument, void> {
  let lines: string[] = []
  let size = 0
  let first = 1
  let number = 0
  for await (const line of linesOf(source)) {
    number += 1
    const marker = /^(?:---|\.\.\.)(?=[\s#]|$)/.exec(line)
    if (marker) {
      if (lines.some((one) => one.trim() !== '')) yield { line: first, text: lines.join('\n') }
      // What stands behind the marker belongs to the next document.
      lines = [line.slice(marker[0].length)]
      size = line.length
      first = number
      continue
    }
    lines.push(line)
    size += line.length + 1
    if (size > longestDocument) throw tooLong(first)
  }
  if (lines.some((one) => one.trim() !== '')) yield { line: first, text: lines.join('\n') }
}

async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of source) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestDocument) throw tooLong(null)
    yield* lines.map((line) => line.replace(/\r$/, ''))
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}

/**
 * The value of one document.
 * @throws PlumblineError invalid_input, naming the line; limit_exceeded for aliases and depth
 */
export function readYaml({ line, text }: YamlDocument): unknown {
  const parsed = withinStack(line, () =>
    parseDocument(text, { prettyErrors: false, logLevel: 'silent', stringKeys: true }),
  )
  const [error] = parsed.errors
  if (error) {
    const at = line + text.slice(0, error.pos[0]).split('\n').length - 1
    throw new PlumblineError(
      'invalid_input',
      `The YAML document that begins in line ${line} breaks in line ${at}: ${error.message}.`,
      'Export it again with kubectl, and send it as it came.',
    )
  }
  return withinStack(line, () => {
    try {
      return parsed.toJS({ maxAliasCount: mostAliases })
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error
      throw new PlumblineError(
        'limit_exceeded',
        `The YAML document that begins in line ${line} uses its anchors too often.`,
        'Export it with kubectl, which writes none.',
        { cause: error },
      )
    }
  })
}

/** The reader of YAML calls itself for every level. */
function withinStack<T>(line: number, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new PlumblineError(
      'limit_exceeded',
      `The YAML document that begins in line ${line} is nested too deeply.`,
      'Send only roles and bindings, as kubectl writes them.',
      { cause: error },
    )
  }
}

const tooLong = (line: number | null) =>
  new PlumblineError(
    'limit_exceeded',
    `${line === null ? 'A line of the file' : `The YAML document that begins in line ${line}`} is longer than ${longestDocument / 1024 / 1024} MiB.`,
    'Export it as JSON (`kubectl get … -o json`), which may be of any size.',
  )
