'use client'

import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import X from 'lucide-react/icons/x'
import { SelectField } from '#components/form/select-field.tsx'
import { TextField } from '#components/form/text-field.tsx'
import { Button } from '#components/ui/button.tsx'
import type { OnCallPerson } from '#lib/incidents/model/on-call.ts'
import type { LevelDraft } from './level-draft.ts'

/** One level of the list while it is edited. */
export function LevelRow({
  draft,
  position,
  isLast,
  schedules,
  people,
  onChange,
  onMove,
  onRemove,
}: {
  draft: LevelDraft
  position: number
  isLast: boolean
  schedules: readonly { id: string; name: string }[]
  people: readonly OnCallPerson[]
  onChange: (draft: LevelDraft) => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}) {
  const options = [
    ...schedules.map(({ id, name }) => ({
      value: `schedule:${id}`,
      label: `Whoever is on call for ${name}`,
    })),
    { value: 'role:responder', label: 'Every responder' },
    { value: 'role:lead', label: 'The pillar lead' },
    ...people.map(({ id, name }) => ({ value: `user:${id}`, label: name })),
  ]
  return (
    <li className="rounded-lg border border-line p-3">
      <div className="grid grid-cols-[minmax(0,1fr)_6rem] gap-3">
        <SelectField
          name={`target-${draft.key}`}
          label={`Level ${position}`}
          options={options}
          value={draft.target}
          onChange={(event) => onChange({ ...draft, target: event.target.value })}
        />
        <TextField
          name={`timeout-${draft.key}`}
          label="Minutes"
          type="number"
          min={1}
          max={240}
          value={draft.timeoutMinutes}
          onChange={(event) => onChange({ ...draft, timeoutMinutes: event.target.value })}
        />
      </div>
      <div className="mt-2 flex justify-end gap-1">
        <Button
          size="icon"
          variant="quiet"
          aria-label={`Call level ${position} earlier`}
          disabled={position === 1}
          onClick={() => onMove(-1)}
        >
          <ArrowUp aria-hidden="true" />
        </Button>
        <Button
          size="icon"
          variant="quiet"
          aria-label={`Call level ${position} later`}
          disabled={isLast}
          onClick={() => onMove(1)}
        >
          <ArrowDown aria-hidden="true" />
        </Button>
        <Button size="icon" variant="quiet" aria-label={`Remove level ${position}`} onClick={onRemove}>
          <X aria-hidden="true" />
        </Button>
      </div>
    </li>
  )
}
