/**
 * An element of a report as text to read: JSON is indented, anything else stays as it is. Numbers keep every digit
 * they were written with, because the text is indented and never parsed into values.
 */
export function printElement(text: string, isWhole: boolean): string {
  const visible = text.replaceAll(invisible, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
  if (!isWhole || !isJson(text)) return visible
  return indent(visible)
}

/** Characters that would change what the reader sees: controls, and marks that turn the direction of text. */
const invisible = /(?![\t\n\r])[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Re-spaces valid JSON token by token. */
function indent(json: string): string {
  let depth = 0
  const line = () => `\n${'  '.repeat(depth)}`
  const tokens = json.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? []
  return tokens
    .map((token, index) => {
      const next = tokens[index + 1]
      if (token === '{' || token === '[') {
        if (next === '}' || next === ']') return token
        depth += 1
        return token + line()
      }
      if (token === '}' || token === ']') {
        const before = tokens[index - 1]
        if (before === '{' || before === '[') return token
        depth -= 1
        return line() + token
      }
      if (token === ',') return token + line()
      return token === ':' ? ': ' : token
    })
    .join('')
}
