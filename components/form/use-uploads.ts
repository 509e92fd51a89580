'use client'

import { useCallback, useReducer, useRef } from 'react'
import { sendFile, UploadFailure } from './send-file.ts'
import type { Upload } from './upload-list.tsx'

export type SentFile = Omit<Upload, 'action'> & { runId: string | null }
type Change = { kind: 'add'; uploads: SentFile[] } | { kind: 'change'; id: string; with: Partial<SentFile> }

const atOnce = 2

function reduce(uploads: readonly SentFile[], change: Change): readonly SentFile[] {
  if (change.kind === 'add') return [...uploads, ...change.uploads]
  return uploads.map((upload) => (upload.id === change.id ? { ...upload, ...change.with } : upload))
}

/**
 * Sends files two at a time and keeps account of each. What is sent stays sent when another one fails.
 * @param address that takes a file as the body of a POST, and answers with the id of what became of it
 */
export function useUploads(address: string, maxBytes: number) {
  const [uploads, dispatch] = useReducer(reduce, [])
  const queue = useRef<(() => Promise<void>)[]>([])
  const running = useRef(0)
  const next = useRef(0)

  const work = useCallback(async () => {
    if (running.current >= atOnce) return
    const job = queue.current.shift()
    if (job === undefined) return
    running.current += 1
    await job()
    running.current -= 1
    void work()
  }, [])

  const add = useCallback(
    (files: readonly File[], parameters: Readonly<Record<string, string>>) => {
      const added = files.map((file) => {
        next.current += 1
        const id = String(next.current)
        const isTooLarge = file.size > maxBytes
        if (!isTooLarge) queue.current.push(() => send(address, id, file, parameters, dispatch))
        return {
          id,
          name: file.name,
          bytes: file.size,
          runId: null,
          ...(isTooLarge
            ? {
                state: 'failed' as const,
                message: `It is larger than the limit of ${Math.floor(maxBytes / 2 ** 20)} MiB: split it, or compress it with gzip.`,
              }
            : { state: 'waiting' as const }),
        }
      })
      dispatch({ kind: 'add', uploads: added })
      for (let worker = 0; worker < atOnce; worker += 1) void work()
    },
    [address, maxBytes, work],
  )

  const change = useCallback(
    (id: string, changed: Partial<SentFile>) => dispatch({ kind: 'change', id, with: changed }),
    [],
  )
  return { uploads, add, change }
}

async function send(
  address: string,
  id: string,
  file: File,
  parameters: Readonly<Record<string, string>>,
  dispatch: (change: Change) => void,
): Promise<void> {
  const change = (changed: Partial<SentFile>) => dispatch({ kind: 'change', id, with: changed })
  change({ state: 'sending', progress: 0 })
  try {
    const observedAt = new Date(file.lastModified).toISOString()
    const all = new URLSearchParams({ observedAt, ...parameters, fileName: file.name })
    const answer = await sendFile(`${address}?${all}`, file, (progress) => change({ progress }))
    change({ state: 'reading', runId: answer.runId })
  } catch (error) {
    const message = error instanceof UploadFailure ? error.message : 'It could not be sent. Try again.'
    change({ state: 'failed', message })
  }
}
