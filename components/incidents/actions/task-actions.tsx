'use client'

import MoreHorizontal from 'lucide-react/icons/ellipsis'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { cancelTaskAction } from '#lib/incidents/actions/incidents.ts'
import type { AssignableUsers } from '#lib/incidents/model/assignable.ts'
import type { TaskLine } from '#lib/incidents/model/task.ts'
import { TextDialog } from '../text-dialog.tsx'
import { ChangeTask } from './change-task.tsx'
import { CompleteTask } from './complete-task.tsx'

/** What the reader may do about a task: close it, change it, cancel it. */
export function TaskActions({ task, people }: { task: TaskLine; people: AssignableUsers['owners'] }) {
  const [open, setOpen] = useState<'change' | 'cancel' | null>(null)
  const { id: taskId, version, may } = task
  if (!may.complete && !may.change) return null
  return (
    <span className="inline-flex items-center gap-1">
      {may.complete && <CompleteTask task={task} />}
      {may.change && (
        <>
          <Menu
            trigger={
              <Button size="small" variant="quiet" aria-label={`More about: ${task.title}`}>
                <MoreHorizontal aria-hidden="true" />
              </Button>
            }
            entries={[
              { kind: 'action', label: 'Change', onSelect: () => setOpen('change') },
              { kind: 'action', label: 'Cancel it', isDangerous: true, onSelect: () => setOpen('cancel') },
            ]}
          />
          <ChangeTask
            task={task}
            people={people}
            isOpen={open === 'change'}
            onOpenChange={(isOpen) => setOpen(isOpen ? 'change' : null)}
          />
          <TextDialog
            title="Cancel it"
            description={`${task.title}: nobody does it any more. It stays to be seen, with your reason.`}
            field={{ name: 'reason', label: 'Why', hint: 'At least ten characters.' }}
            deed="Cancel it"
            isOpen={open === 'cancel'}
            onOpenChange={(isOpen) => setOpen(isOpen ? 'cancel' : null)}
            act={(reason) => cancelTaskAction({ taskId, version, reason })}
          />
        </>
      )}
    </span>
  )
}
