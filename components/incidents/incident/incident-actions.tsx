'use client'

import MoreHorizontal from 'lucide-react/icons/ellipsis'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Menu, type MenuEntry } from '#components/ui/menu.tsx'
import { dismissIncidentAction, reopenIncidentAction } from '#lib/incidents/actions/incidents.ts'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'
import type { StepEvidence } from '#lib/incidents/model/step-evidence.ts'
import { TextDialog } from '../text-dialog.tsx'
import { ClassifyDialog } from './classify-dialog.tsx'
import { DescribeDialog } from './describe-dialog.tsx'
import { PrimaryButton } from './primary-button.tsx'
import { sideMoves } from './primary-move.ts'

type Open = 'classify' | 'describe' | 'dismiss' | 'reopen' | null

/** What can be done in this state: the next step in one button, the ways aside in a menu. */
export function IncidentActions({
  incident,
  evidence,
  systems,
  now,
}: {
  incident: IncidentDetail
  evidence: readonly StepEvidence[]
  systems: readonly { id: string; name: string }[]
  now: Date
}) {
  const [open, setOpen] = useState<Open>(null)
  const { number, may, severity } = incident
  const { dismiss, reopen } = sideMoves(may.moves)
  const held = (which: Open) => ({
    isOpen: open === which,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? which : null),
  })
  const entries: MenuEntry[] = [
    ...(may.classify
      ? [
          {
            kind: 'action' as const,
            label: severity === null ? 'Classify' : 'Classify again',
            onSelect: () => setOpen('classify'),
          },
        ]
      : []),
    ...(may.respond
      ? [{ kind: 'action' as const, label: 'Describe it', onSelect: () => setOpen('describe') }]
      : []),
    ...(dismiss === null
      ? []
      : [
          {
            kind: 'action' as const,
            label: dismiss.whyNot === null ? 'Dismiss' : `Dismiss: ${dismiss.whyNot}`,
            isDangerous: true,
            isDisabled: dismiss.whyNot !== null,
            onSelect: () => setOpen('dismiss'),
          },
        ]),
    ...(reopen === null
      ? []
      : [
          {
            kind: 'action' as const,
            label: 'Re-open',
            isDisabled: reopen.whyNot !== null,
            onSelect: () => setOpen('reopen'),
          },
        ]),
  ]
  return (
    <>
      <PrimaryButton
        incident={incident}
        evidence={evidence}
        now={now}
        onClassify={() => setOpen('classify')}
      />
      {entries.length > 0 && (
        <Menu
          trigger={
            <Button aria-label="More about this incident" className="max-sm:flex-none">
              <MoreHorizontal aria-hidden="true" />
              More
            </Button>
          }
          entries={entries}
        />
      )}
      <ClassifyDialog incident={incident} {...held('classify')} />
      <DescribeDialog incident={incident} systems={systems} {...held('describe')} />
      <TextDialog
        title="Dismiss the incident"
        description="It was no incident after all. Its clocks become void, its timeline stays. What was contained cannot be dismissed."
        field={{ name: 'reason', label: 'Why it is none', hint: 'At least ten characters.' }}
        deed="Dismiss it"
        act={(reason) => dismissIncidentAction({ number, reason })}
        {...held('dismiss')}
      />
      <TextDialog
        title="Re-open the incident"
        description="The steps are to be proven again. A clock for the post-mortem, running or stopped, becomes void and stays to be seen."
        field={{ name: 'reason', label: 'What came back', hint: 'At least ten characters.' }}
        deed="Re-open it"
        act={(reason) => reopenIncidentAction({ number, reason })}
        {...held('reopen')}
      />
    </>
  )
}
