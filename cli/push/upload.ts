import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { readAnswer, unreachable } from '#cli/remote/answer.ts'
import type { Connection } from '#cli/remote/connection.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'

const acceptedSchema = z.object({ runId: z.string(), duplicate: z.boolean() })
export type Accepted = z.infer<typeof acceptedSchema>

/**
 * Streams a file as the body of a request; memory does not grow with it. Its length and digest go ahead, so that
 * the server notices when anything is lost on the way.
 */
export async function upload(
  { origin, token }: Connection,
  file: { path: string; size: number; sha256: string },
  parameters: Readonly<Record<string, string>>,
  onProgress: (sentBytes: number) => void,
): Promise<Accepted> {
  const url = new URL('/api/v1/ingest', origin)
  url.search = new URLSearchParams(parameters).toString()
  const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/octet-stream',
      'Content-Length': file.size,
      'X-Plumbline-Sha256': file.sha256,
      'X-Plumbline-Collector': 'cli/0.1',
    },
  })
  const answer = new Promise<{ status: number; text: string }>((done, failed) => {
    request.on('error', failed)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', failed)
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      )
    })
  })
  let sent = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      sent += chunk.length
      onProgress(sent)
      next(null, chunk)
    },
  })
  try {
    // A refusal may come before the body ends: it, not the broken pipe, is what the person should read.
    const [{ status, text }] = await Promise.all([
      answer,
      pipeline(createReadStream(file.path), count, request).catch(() => undefined),
    ])
    return readAnswer(acceptedSchema, status, text)
  } catch (error) {
    throw isPlumblineError(error) ? error : unreachable(origin, error)
  }
}

/** SHA-256 of a file, in hex. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
