'use client'

import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useDeed } from '#components/ui/use-deed.ts'
import { endOverrideAction, endRotationAction, retireScheduleAction } from '#lib/incidents/actions/on-call.ts'

type Deed = 'retire' | 'end-rotation' | 'end-stand-in'

const words: Readonly<Record<Deed, { title: string; consequence: string; deed: string; verb: string }>> = {
  retire: {
    title: 'Retire this schedule?',
    consequence: 'Nobody is on call for it from now on. Who was stays in the record.',
    deed: 'Retire the schedule',
    verb: 'Retire',
  },
  'end-rotation': {
    title: 'End this rotation?',
    consequence: 'From now on it covers nothing: where no other does, there is a gap.',
    deed: 'End the rotation',
    verb: 'End',
  },
  'end-stand-in': {
    title: 'End this stand-in?',
    consequence: 'From now on it is the turn of whoever the rotation names.',
    deed: 'End the stand-in',
    verb: 'End',
  },
}

/** Ends a schedule, a rotation or a stand-in, after asking. */
export function EndDeed({ deed, id, what }: { deed: Deed; id: string; what: string }) {
  const perform = useDeed()
  const { title, consequence, deed: label, verb } = words[deed]
  const run = () => {
    if (deed === 'retire') return retireScheduleAction({ scheduleId: id })
    return deed === 'end-rotation'
      ? endRotationAction({ rotationId: id })
      : endOverrideAction({ overrideId: id })
  }
  return (
    <ConfirmDialog
      title={title}
      consequence={consequence}
      deed={label}
      trigger={
        <Button size="small" variant="quiet">
          {verb}
          <span className="sr-only">: {what}</span>
        </Button>
      }
      onConfirm={() => perform(run)}
    />
  )
}
