'use client'

import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import { retireSourceAction, retireSystemAction } from '#lib/access/actions.ts'
import type { ActionResult } from '#lib/platform/http/action-result.ts'

type Retired = { id: string; name: string }

/** Takes a system out of scope. A system that a source still describes is refused, with that source's name. */
export function RetireSystem({ system: { id, name } }: { system: Retired }) {
  return (
    <Retire
      name={name}
      consequence="It leaves the scope for ever, with its sources retired before it. What is known of its access stays known for the time it stood."
      deed="Retire the system"
      act={() => retireSystemAction({ systemId: id })}
    />
  )
}

/** Takes no more documents from a source. */
export function RetireSource({ source: { id, name } }: { source: Retired }) {
  return (
    <Retire
      name={name}
      consequence="It takes no more documents, for ever, and what it last said ends without proving that anything was removed."
      deed="Retire the source"
      act={() => retireSourceAction({ sourceId: id })}
    />
  )
}

function Retire({
  name,
  consequence,
  deed,
  act,
}: {
  name: string
  consequence: string
  deed: string
  act: () => Promise<ActionResult<unknown>>
}) {
  const perform = useDeed()
  return (
    <ConfirmDialog
      title={`Retire ${name}?`}
      consequence={consequence}
      deed={deed}
      trigger={<Button variant="quiet">Retire</Button>}
      onConfirm={() => perform(act)}
    />
  )
}
