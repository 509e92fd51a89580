'use client'

import { useCallback, useReducer, useRef } from 'react'
import type { Upload } from '#components/form/upload-list.tsx'
import { sendFile, UploadFailure } from './send-file.ts'

export type SentReport = Omit<Upload, 'action'> & { runId: string | null }
type Change =
  | { kind: 'add'; uploads: SentReport[] }
  | { kind: 'change'; id: string; with: Partial<SentReport> }

const atOnce = 2

function reduce(uploads: readonly SentReport[], change: Change): readonly SentReport[] {
  if (change.kind === 'add') return [...uploads, ...change.uploads]
  return uploads.map((upload) => (upload.id === change.id ? { ...upload, ...change.with } : upload))
}

/** Sends files two at a time and keeps account of each. What is sent stays sent when another one fails. */
export function useUploads(maxBytes: number) {
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
        if (!isTooLarge) queue.current.push(() => send(id, file, parameters, dispatch))
        return {
          id,
          name: file.name,
          bytes: file.size,
          runId: null,
          ...(isTooLarge
            ? {
                state: 'failed' as const,
                message: `It is larger than the limit of ${Math.floor(maxBytes / 2 ** 20)} MiB: split the scan, or compress it with gzip.`,
              }
            : { state: 'waiting' as const }),
        }
      })
      dispatch({ kind: 'add', uploads: added })
      for (let worker = 0; worker < atOnce; worker += 1) void work()
    },
    [maxBytes, work],
  )

  const change = useCallback(
    (id: string, changed: Partial<SentReport>) => dispatch({ kind: 'change', id, with: changed }),
    [],
  )
  return { uploads, add, change }
}

async function send(
  id: string,
  file: File,
  parameters: Readonly<Record<string, string>>,
  dispatch: (change: Change) => void,
): Promise<void> {
  const change = (changed: Partial<SentReport>) => dispatch({ kind: 'change', id, with: changed })
  change({ state: 'sending', progress: 0 })
  try {
    const observedAt = new Date(file.lastModified).toISOString()
    const answer = await sendFile(file, { ...parameters, fileName: file.name, observedAt }, (progress) =>
      change({ progress }),
    )
    change({ state: 'reading', runId: answer.runId })
  } catch (error) {
    const message = error instanceof UploadFailure ? error.message : 'It could not be sent. Try again.'
    change({ state: 'failed', message })
  }
}
