import type { AlertCause, AlertUrgency } from '../model.ts'
import { escalationAt } from './escalation.ts'
import { type Directory, recipientsOf } from './recipients.ts'

/** An alert as it is stored, without what only its opening and its end set. */
export type AlertState = Omit<AlertCause, 'owners' | 'escalation'> & {
  id: string
  openedAt: Date
  level: number
  repeats: number
}
export type OpenAlert = AlertState & {
  recipients: ReadonlyMap<string, { isOwner: boolean; acknowledgedLevel: number | null }>
}

/** One thing that one user is told; `key` is the same however often it is planned. */
export type Message = { alertId: string; userId: string; key: string; urgency: AlertUrgency }
/** One thing that happened to an alert, for whoever listens outside. */
export type AlertEvent = { alert: AlertState; key: string; event: 'opened' | 'raised' | 'closed' }

export type Plan = {
  opened: AlertState[]
  changed: AlertState[]
  closed: OpenAlert[]
  recipients: { alertId: string; userId: string; isOwner: boolean }[]
  messages: Message[]
  events: AlertEvent[]
}

/**
 * What must be done so that exactly one alert is open for each cause that holds, and none for another. A cause that
 * is stated twice counts once.
 */
export function planAlerts(
  causes: readonly AlertCause[],
  open: readonly OpenAlert[],
  { directory, now, newId }: { directory: Directory; now: Date; newId: () => string },
): Plan {
  const plan: Plan = { opened: [], changed: [], closed: [], recipients: [], messages: [], events: [] }
  const stated = new Map(causes.map((cause) => [keyOf(cause), cause]))
  const before = new Map(open.map((alert) => [keyOf(alert), alert]))
  for (const [key, cause] of stated) {
    const known = before.get(key)
    const openedAt = known?.openedAt ?? now
    const grown = escalationAt(cause.kind, { dueAt: cause.dueAt, openedAt }, now)
    // Its first step has not come yet.
    if (known === undefined && grown.level === 0) continue
    const { users, note } = recipientsOf(cause, grown.reach, directory)
    const { owners: _, escalation: __, ...what } = cause
    const alert: AlertState = {
      ...what,
      body: note === null ? cause.body : `${cause.body} ${note}`,
      id: known?.id ?? newId(),
      openedAt,
      level: grown.level,
      repeats: grown.repeats,
    }
    if (known === undefined) {
      plan.opened.push(alert)
      plan.events.push({ alert, key: `${alert.id}/opened`, event: 'opened' })
    } else {
      if (isChanged(known, alert)) plan.changed.push(alert)
      if (alert.level > known.level)
        plan.events.push({ alert, key: `${alert.id}/level:${alert.level}`, event: 'raised' })
    }
    tell(plan, alert, known, users)
  }
  for (const [key, alert] of before) {
    if (stated.has(key)) continue
    plan.closed.push(alert)
    plan.events.push({ alert, key: `${alert.id}/closed`, event: 'closed' })
  }
  return plan
}

/** Recipients that are new or changed their part, and the messages due to everybody who is still meant. */
function tell(
  plan: Plan,
  alert: AlertState,
  known: OpenAlert | undefined,
  users: ReadonlyMap<string, boolean>,
): void {
  for (const [userId, isOwner] of users) {
    const before = known?.recipients.get(userId)
    if (before?.isOwner !== isOwner) plan.recipients.push({ alertId: alert.id, userId, isOwner })
    const message = { alertId: alert.id, userId, urgency: alert.urgency }
    const level = `${alert.id}/level:${alert.level}`
    if (known === undefined || before === undefined || alert.level > known.level) {
      plan.messages.push({ ...message, key: level })
    } else if (alert.level === known.level && alert.repeats > known.repeats) {
      // Whoever acknowledged this level is left in peace until it grows.
      if ((before.acknowledgedLevel ?? -1) < alert.level)
        plan.messages.push({ ...message, key: `${level}/again:${alert.repeats}` })
    }
  }
  // Somebody who is no longer meant stays on the list, as one who was told.
  for (const [userId, { isOwner }] of known?.recipients ?? [])
    if (isOwner && !users.has(userId)) plan.recipients.push({ alertId: alert.id, userId, isOwner: false })
}

const keyOf = ({ kind, cause }: { kind: string; cause: string }) => `${kind} ${cause}`

const isChanged = (before: AlertState, after: AlertState): boolean => worth(before) !== worth(after)

const worth = ({ urgency, title, body, href, subject, dueAt, level, repeats }: AlertState): string =>
  JSON.stringify([urgency, title, body, href, Object.entries(subject).toSorted(), dueAt, level, repeats])
