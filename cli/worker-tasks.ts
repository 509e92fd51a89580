import type { TaskList } from 'graphile-worker'

/** Every background task by its name in `JobPayloads`. */
export const taskList: TaskList = {}

/** When tasks run by themselves, in the notation of cron (UTC). */
export const crontab = ''
