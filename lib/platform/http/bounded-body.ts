import { PlumblineError } from '../errors.ts'

/**
 * The whole body of a small request, for what reads it at once and asks nothing of its length: nobody has signed in
 * yet, so anybody could fill the memory.
 * @throws PlumblineError `limit_exceeded` as soon as more than `maxBytes` arrived, or were announced
 */
export async function boundedBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > maxBytes) throw tooLong(maxBytes)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > maxBytes) throw tooLong(maxBytes)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

const tooLong = (maxBytes: number) =>
  new PlumblineError(
    'limit_exceeded',
    `The request is longer than ${maxBytes} bytes.`,
    'Reload the page and try again there.',
  )
