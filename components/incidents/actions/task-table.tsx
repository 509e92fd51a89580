import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { AssignableUsers } from '#lib/incidents/model/assignable.ts'
import type { TaskLine } from '#lib/incidents/model/task.ts'
import { taskKindWords } from '#lib/incidents/model/words.ts'
import { incidentName } from '#lib/incidents/model.ts'
import { NoTasks } from './no-tasks.tsx'
import { TaskActions } from './task-actions.tsx'
import { TaskClosure } from './task-closure.tsx'
import { TaskMark } from './task-mark.tsx'

/** Tasks and follow-up actions: what, of which incident, whose, by when, and what closed it. */
export function TaskTable({
  rows,
  people,
  isEverybodys,
  isOpenSegment,
  now,
}: {
  rows: readonly TaskLine[]
  people: AssignableUsers['owners']
  isEverybodys: boolean
  isOpenSegment: boolean
  now: Date
}) {
  return (
    <DataTable
      caption="Actions, nearest deadline first"
      rows={rows}
      rowKey={({ id }) => id}
      empty={<NoTasks isEverybodys={isEverybodys} isOpenSegment={isOpenSegment} />}
      columns={[
        {
          id: 'title',
          header: 'What',
          cell: (task) => (
            <div className="min-w-0 py-1">
              <p className="font-medium text-pretty">{task.title}</p>
              {task.detail !== null && task.detail !== '' && (
                <p className="mt-0.5 max-w-[60ch] text-xs text-pretty text-ink-2">{task.detail}</p>
              )}
              <p className="mt-0.5 max-w-[60ch] text-xs text-ink-2">
                <TaskClosure task={task} now={now} />
              </p>
            </div>
          ),
        },
        {
          id: 'incident',
          header: 'Incident',
          phone: 'below',
          cell: (task) => (
            <span className="inline-flex flex-wrap items-center gap-x-2">
              {task.incidentTitle === null ? (
                incidentName(task.incidentNumber)
              ) : (
                <TextLink
                  quiet
                  href={`/incidents/${task.incidentNumber}`}
                  title={task.incidentTitle}
                  prefetch={false}
                >
                  {incidentName(task.incidentNumber)}
                </TextLink>
              )}
              <Badge tone="outline">{taskKindWords[task.kind].toLowerCase()}</Badge>
            </span>
          ),
        },
        ...(isEverybodys
          ? [
              {
                id: 'owner',
                header: 'Owner',
                phone: 'below' as const,
                cell: (task: TaskLine) => task.ownerName,
              },
            ]
          : []),
        { id: 'state', header: 'State', phone: 'below', cell: (task) => <TaskMark state={task.state} /> },
        {
          id: 'due',
          header: 'Due',
          align: 'end',
          phone: 'below',
          cell: (task) =>
            task.state === 'open' || task.state === 'late' ? (
              <Deadline due={new Date(task.dueAt)} now={now} />
            ) : (
              <Time at={new Date(task.dueAt)} now={now} />
            ),
        },
        {
          id: 'do',
          header: 'Do',
          align: 'end',
          cell: (task) => <TaskActions task={task} people={people} />,
        },
      ]}
    />
  )
}
