'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { savePostMortemAction } from '#lib/incidents/actions/post-mortems.ts'
import type { PostMortemDraft } from '#lib/incidents/model/post-mortem-view.ts'
import { changedParts, mergeText, partOf, type TextPart, type WrittenText, withPart } from './merge-text.ts'

type Failure = { message: string; nextStep: string }

const textOf = ({ title, changeNote, sections }: PostMortemDraft): WrittenText => ({
  title,
  changeNote: changeNote ?? '',
  sections,
})

/**
 * Holds what a writer types. Whatever somebody else saves meanwhile is brought in part by part; where both wrote, the
 * writer chooses. Nothing typed is ever replaced without being asked.
 */
export function useWrittenText(number: number, draft: PostMortemDraft) {
  const router = useRouter()
  const [base, setBase] = useState({ version: draft.version, text: textOf(draft) })
  const [text, setText] = useState(base.text)
  const [theirs, setTheirs] = useState<{ byName: string; text: WrittenText; parts: TextPart[] } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaving, setSaving] = useState(false)

  // The server renders the page again after each change of anybody: a newer version is brought in at once.
  if (draft.version > base.version && !isSaving) {
    const merged = mergeText(base.text, text, textOf(draft))
    setBase({ version: draft.version, text: textOf(draft) })
    setText(merged.text)
    setFailure(null)
    setTheirs(
      merged.conflicts.length === 0
        ? null
        : { byName: draft.savedByName, text: textOf(draft), parts: merged.conflicts },
    )
  }

  const dirty = changedParts(base.text, text)
  useWarningBeforeLeaving(dirty.length > 0)

  async function save() {
    if (isSaving || dirty.length === 0) return
    setSaving(true)
    setFailure(null)
    const sent = text
    const result = await savePostMortemAction({
      number,
      version: base.version,
      title: sent.title,
      sections: sent.sections,
      changeNote: sent.changeNote,
    })
    setSaving(false)
    if (result.ok) {
      setBase({ version: result.data.version, text: sent })
      setTheirs(null)
    } else setFailure({ message: result.message, nextStep: result.nextStep })
    // Saved: the check is made anew. Refused because somebody else saved: their version comes, and is brought in.
    if (result.ok || result.code === 'conflict') router.refresh()
  }

  return {
    text,
    dirty,
    conflicts: theirs,
    failure,
    isSaving,
    change: (part: TextPart, value: string) => setText((now) => withPart(now, part, value)),
    /** Settles a part that both wrote. */
    choose(part: TextPart, whose: 'mine' | 'theirs') {
      if (theirs === null) return
      if (whose === 'theirs') setText((now) => withPart(now, part, partOf(theirs.text, part)))
      const parts = theirs.parts.filter((one) => one !== part)
      setTheirs(parts.length === 0 ? null : { ...theirs, parts })
    },
    save,
  }
}

/** The browser asks before a page with unsaved words is left. */
function useWarningBeforeLeaving(isNeeded: boolean): void {
  const needed = useRef(isNeeded)
  useEffect(() => {
    needed.current = isNeeded
  })
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (needed.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
}
