import type { TaskState } from '../model/task.ts'

type TaskTimes = { dueAt: Date; doneAt: Date | null; cancelledAt: Date | null }

/** How a task stands at a moment. What is done exactly on time is in time; what ended after `asOf` is still open. */
export function taskState({ dueAt, doneAt, cancelledAt }: TaskTimes, asOf: Date): TaskState {
  if (cancelledAt !== null && cancelledAt <= asOf) return 'cancelled'
  if (doneAt !== null && doneAt <= asOf) return doneAt > dueAt ? 'done_late' : 'done'
  return asOf > dueAt ? 'late' : 'open'
}
