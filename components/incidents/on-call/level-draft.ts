import type { EscalationLevel, EscalationTarget } from '#lib/incidents/model/on-call.ts'

/** A level while it is being edited: `target` is `schedule:<id>`, `user:<id>` or `role:<role>`. */
export type LevelDraft = { key: string; target: string; timeoutMinutes: string }

const usualTimeoutMinutes = 5

export const targetValue = (target: EscalationTarget): string => {
  if (target.type === 'schedule') return `schedule:${target.scheduleId}`
  return target.type === 'user' ? `user:${target.userId}` : `role:${target.role}`
}

export const toDraft = (
  level: Pick<EscalationLevel, 'position' | 'target' | 'timeoutMinutes'>,
): LevelDraft => ({
  key: String(level.position),
  target: targetValue(level.target),
  timeoutMinutes: String(level.timeoutMinutes),
})

/** One more at the end: the lead, who is behind everything. */
export const newLevel = (drafts: readonly LevelDraft[]): LevelDraft => ({
  key: String(Math.max(0, ...drafts.map(({ key }) => Number(key))) + 1),
  target: 'role:lead',
  timeoutMinutes: String(usualTimeoutMinutes),
})

/** What the command takes. A time that is no number stays one that it refuses. */
export function toLevel({ target, timeoutMinutes }: LevelDraft): {
  target: EscalationTarget
  timeoutMinutes: number
} {
  return { target: readTarget(target), timeoutMinutes: Number(timeoutMinutes) }
}

function readTarget(value: string): EscalationTarget {
  const [type, id = ''] = value.split(':')
  if (type === 'schedule') return { type, scheduleId: id }
  if (type === 'user') return { type, userId: id }
  return { type: 'role', role: id === 'responder' ? 'responder' : 'lead' }
}
