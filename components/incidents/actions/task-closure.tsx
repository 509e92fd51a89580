import { Time } from '#components/ui/time.tsx'
import type { TaskLine } from '#lib/incidents/model/task.ts'

/** What ended a task: what shows that it is done, or why nobody does it any more. */
export function TaskClosure({ task, now }: { task: TaskLine; now: Date }) {
  if (task.cancelledAt !== null)
    return (
      <>
        Cancelled <Time at={new Date(task.cancelledAt)} now={now} />: {task.cancelledReason}
      </>
    )
  if (task.doneAt === null) return null
  return (
    <>
      {task.doneByName}, <Time at={new Date(task.doneAt)} now={now} />: {task.closure}
      {task.closureUrl !== null && (
        <>
          {' '}
          <a
            href={task.closureUrl}
            rel="noreferrer"
            className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-current"
          >
            where it is seen<span className="sr-only">: {task.title}</span>
          </a>
        </>
      )}
    </>
  )
}
