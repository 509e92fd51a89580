import { Status, type StatusName } from '#components/ui/status.tsx'
import type { TaskState } from '#lib/incidents/model/task.ts'
import { taskStateWords } from '#lib/incidents/model/words.ts'

const looks: Record<TaskState, StatusName> = {
  open: 'at_risk',
  late: 'breached',
  done: 'met',
  done_late: 'met',
  cancelled: 'unproven',
}

/** How a task stands: colour, shape and word. */
export function TaskMark({ state }: { state: TaskState }) {
  return <Status status={looks[state]} label={taskStateWords[state]} />
}
