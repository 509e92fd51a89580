/** How much of a document its headers and format are looked for in. */
const headBytes = 64 * 1024

/** The beginning of a decoded document, as text. */
export async function readDocumentHead(source: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    chunks.push(Uint8Array.prototype.slice.call(chunk, 0, headBytes - size))
    size += chunk.length
    if (size >= headBytes) break
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}
