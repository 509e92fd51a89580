/**
 * The lines a byte range of a text covers, to mark them in a `CodeBlock`. Ranges come from parsers, which count UTF-8
 * bytes; lines are counted from 1. A range outside the text is clamped to it.
 *
 * @param start first byte of the range, from 0
 * @param end the byte after its last
 */
export function locateBytes(text: string, start: number, end: number): { from: number; to: number } {
  const bytes = new TextEncoder().encode(text)
  const last = Math.max(start, end - 1)
  let line = 1
  let from = 1
  let to = 1
  for (let index = 0; index < bytes.length && index <= last; index += 1) {
    if (index === start) from = line
    to = line
    if (bytes[index] === 0x0a) line += 1
  }
  return { from: Math.min(from, to), to }
}
