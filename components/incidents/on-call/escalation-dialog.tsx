'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { setEscalationLevelsAction } from '#lib/incidents/actions/on-call.ts'
import type { EscalationLevelView, OnCallPerson } from '#lib/incidents/model/on-call.ts'
import { type LevelDraft, newLevel, toDraft, toLevel } from './level-draft.ts'
import { LevelRow } from './level-row.tsx'

/** Changes whom a critical incident calls. What somebody else changed meanwhile is not overwritten. */
export function EscalationDialog({
  levels,
  schedules,
  people,
}: {
  levels: readonly EscalationLevelView[]
  schedules: readonly { id: string; name: string }[]
  people: readonly OnCallPerson[]
}) {
  const [isOpen, setOpen] = useState(false)
  const [drafts, setDrafts] = useState<LevelDraft[]>([])
  const [failure, setFailure] = useState<string>()
  const [isPending, startSaving] = useTransition()
  const router = useRouter()

  function change(next: boolean) {
    setOpen(next)
    setFailure(undefined)
    if (next) setDrafts(levels.map(toDraft))
  }
  const put = (key: string, changed: LevelDraft) =>
    setDrafts(drafts.map((draft) => (draft.key === key ? changed : draft)))
  const move = (index: number, by: 1 | -1) => {
    const next = [...drafts]
    const [moved] = next.splice(index, 1)
    if (moved !== undefined) next.splice(index + by, 0, moved)
    setDrafts(next)
  }
  const save = () =>
    startSaving(async () => {
      const result = await setEscalationLevelsAction({
        levels: drafts.map(toLevel),
        seenIds: levels.flatMap(({ id }) => id ?? []),
      })
      if (!result.ok) return setFailure(`${result.message} ${result.nextStep}`)
      setOpen(false)
      router.refresh()
    })

  return (
    <Dialog
      title="Whom a critical incident calls"
      description="Each level is called when nobody of the one before has acknowledged in time; after the last it begins again."
      trigger={<Button>Change the list</Button>}
      isOpen={isOpen}
      onOpenChange={change}
      footer={
        <>
          <Button onClick={() => change(false)}>Keep as it is</Button>
          <Button variant="primary" disabled={isPending || drafts.length === 0} onClick={save}>
            {isPending ? 'Saving…' : 'Save the list'}
          </Button>
        </>
      }
    >
      {failure !== undefined && (
        <p role="alert" className="mb-3 text-sm text-breach">
          {failure}
        </p>
      )}
      <ol aria-label="Levels" className="grid gap-3">
        {drafts.map((draft, index) => (
          <LevelRow
            key={draft.key}
            draft={draft}
            position={index + 1}
            isLast={index === drafts.length - 1}
            schedules={schedules}
            people={people}
            onChange={(changed) => put(draft.key, changed)}
            onMove={(by) => move(index, by)}
            onRemove={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
          />
        ))}
      </ol>
      <div className="mt-3">
        <Button onClick={() => setDrafts([...drafts, newLevel(drafts)])}>Add a level</Button>
      </div>
    </Dialog>
  )
}
