import { Card } from '#components/ui/card.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { StatusIcon, type StatusName } from '#components/ui/status-icon.tsx'
import type { AssignableUsers } from '#lib/incidents/model/assignable.ts'
import type { IncidentDetail } from '#lib/incidents/model/incident.ts'
import type { IncidentTaskKind, TaskLine, TaskState } from '#lib/incidents/model/task.ts'
import { taskStateWords } from '#lib/incidents/model/words.ts'
import { AddTask } from './add-task.tsx'
import { TaskActions } from './task-actions.tsx'
import { TaskClosure } from './task-closure.tsx'

const titles: Record<IncidentTaskKind, { title: string; none: string }> = {
  task: { title: 'Tasks', none: 'Nothing is given to anybody.' },
  follow_up: { title: 'Follow-up', none: 'Nothing is planned that keeps it from coming back.' },
}
const icons: Record<TaskState, { icon: StatusName; ink: string }> = {
  open: { icon: 'at_risk', ink: 'text-risk-ink' },
  late: { icon: 'breached', ink: 'text-breach' },
  done: { icon: 'met', ink: 'text-met' },
  done_late: { icon: 'met', ink: 'text-met' },
  cancelled: { icon: 'unproven', ink: 'text-unproven' },
}

/** The tasks of an incident, or its follow-up actions: whose each is, by when, and what closed it. */
export function TaskPanel({
  incident: { number, tasks, may },
  kind,
  people,
  now,
}: {
  incident: Pick<IncidentDetail, 'number' | 'tasks' | 'may'>
  kind: IncidentTaskKind
  people: AssignableUsers['owners']
  now: Date
}) {
  const own = tasks.filter((task) => task.kind === kind)
  const counted = own.filter(({ state }) => state !== 'cancelled')
  const done = counted.filter(({ doneAt }) => doneAt !== null).length
  const { title, none } = titles[kind]
  return (
    <Card
      title={title}
      note={
        <span className="flex items-center gap-2">
          {counted.length > 0 && `${done} of ${counted.length} done`}
          {may.respond && <AddTask number={number} kind={kind} people={people} now={now} />}
        </span>
      }
      flush
    >
      {own.length === 0 ? (
        <p className="px-3.5 pb-3.5 text-sm text-ink-3">{none}</p>
      ) : (
        <ul>
          {own.map((task) => (
            <li key={task.id} className="border-t border-line-2 px-3.5 py-2.5">
              <Task task={task} people={people} now={now} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Task({ task, people, now }: { task: TaskLine; people: AssignableUsers['owners']; now: Date }) {
  const { icon, ink } = icons[task.state]
  const isOpen = task.state === 'open' || task.state === 'late'
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-2 text-sm">
      <span className={`${ink} self-start pt-0.75`}>
        <StatusIcon status={icon} />
        <span className="sr-only">{taskStateWords[task.state]}</span>
      </span>
      <span className={task.state === 'cancelled' ? 'text-ink-3 line-through' : 'font-medium text-pretty'}>
        {task.title}
      </span>
      <span className="text-right text-xs text-ink-3">
        {isOpen ? (
          <Deadline due={new Date(task.dueAt)} now={now} />
        ) : (
          taskStateWords[task.state].toLowerCase()
        )}
      </span>
      <p className="col-span-2 col-start-2 flex flex-wrap items-center justify-between gap-x-2 text-xs text-ink-3">
        <span className="min-w-0 wrap-anywhere">
          {task.ownerName}
          {!isOpen && (
            <span className="block text-ink-2">
              <TaskClosure task={task} now={now} />
            </span>
          )}
        </span>
        <TaskActions task={task} people={people} />
      </p>
    </div>
  )
}
