'use client'

import { useState } from 'react'
import type { Upload } from '#components/form/upload-list.tsx'
import { attachmentBytes, mostAttachments } from '#lib/incidents/model/report.ts'
import { type AttachmentTarget, sendAttachment } from './send-attachment.ts'

type Chosen = { upload: Upload; file: File }

/** Files that were chosen for a report, and how far each is. They are sent when there is a report to send them to. */
export function useAttachments(alreadyKept = 0) {
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const change = (id: string, changed: Partial<Upload>) =>
    setChosen((all) =>
      all.map((one) => (one.upload.id === id ? { ...one, upload: { ...one.upload, ...changed } } : one)),
    )

  const add = (files: readonly File[]) =>
    setChosen((all) => {
      const room =
        mostAttachments - alreadyKept - all.filter(({ upload }) => upload.state !== 'failed').length
      return [...all, ...files.map((file, index) => judged(file, index < room, all.length + index))]
    })

  /** One after the other: what is sent stays sent when another one fails. @returns whether all were kept */
  const send = async (target: AttachmentTarget): Promise<boolean> => {
    let areAllKept = true
    for (const { upload, file } of chosen) {
      if (upload.state !== 'waiting') continue
      change(upload.id, { state: 'reading' })
      const problem = await sendAttachment(target, file)
      if (problem === null) change(upload.id, { state: 'done' })
      else {
        areAllKept = false
        change(upload.id, { state: 'failed', message: problem })
      }
    }
    return areAllKept
  }

  const drop = (id: string) => setChosen((all) => all.filter(({ upload }) => upload.id !== id))
  return { uploads: chosen.map(({ upload }) => upload), add, drop, send }
}

function judged(file: File, hasRoom: boolean, index: number): Chosen {
  const base = { id: `${index} ${file.name} ${file.lastModified}`, name: file.name, bytes: file.size }
  const problem =
    file.size > attachmentBytes
      ? 'It is larger than 25 MB: compress it, or cut it.'
      : file.size === 0
        ? 'It is empty.'
        : hasRoom
          ? null
          : `A report takes ${mostAttachments} files: put several into one archive.`
  const upload: Upload =
    problem === null ? { ...base, state: 'waiting' } : { ...base, state: 'failed', message: problem }
  return { upload, file }
}
