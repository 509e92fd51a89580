'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'
import { ClassifyDialog } from './classify-dialog.tsx'

/** Opens the questions again for an incident that is classified. */
export function ClassifyAgain({
  incident,
}: {
  incident: Pick<IncidentDetail, 'number' | 'severity' | 'severities'>
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" variant="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Classify again
      </Button>
      <ClassifyDialog incident={incident} isOpen={isOpen} onOpenChange={setOpen} />
    </>
  )
}
