import { compareSeverity, worse } from '../model/severity.ts'
import {
  type ClockKind,
  type IncidentSeverity,
  type IncidentStatus,
  type ResponseStep,
  responseSteps,
} from '../model.ts'

/** Who acts in the specification. */
export type Who = 'ann' | 'bob' | 'lead'

/** One thing that somebody tries. `proof`: an entry of now, one from before the last re-opening, or mere words. */
export type Act =
  | { do: 'classify'; who: Who; severity: IncidentSeverity }
  | { do: 'claim'; who: Who; step: ResponseStep; proof: 'fresh' | 'stale' | 'words' }
  | {
      do:
        | 'confirm'
        | 'refuse'
        | 'acknowledge'
        | 'triage'
        | 'tell'
        | 'recover'
        | 'resolve'
        | 'reopen'
        | 'dismiss'
        | 'close'
        | 'publish'
      who: Who
    }

export type ModelClock = { kind: ClockKind; startedAt: number; state: 'running' | 'stopped' | 'voided' }

/** An incident as the specification knows it, written without looking at the commands. */
export type Model = {
  status: IncidentStatus
  severity: IncidentSeverity | null
  highest: IncidentSeverity | null
  /** Who proposed the classification that holds. */
  classifiedBy: Who | null
  waiting: { by: Who; to: IncidentSeverity } | null
  isAcknowledged: boolean
  claimed: Set<ResponseStep>
  resolvedAt: number | null
  dismissedAt: number | null
  clocks: ModelClock[]
}

export const newModel = (reportedAt: number): Model => ({
  status: 'reported',
  severity: null,
  highest: null,
  classifiedBy: null,
  waiting: null,
  isAcknowledged: false,
  claimed: new Set(),
  resolvedAt: null,
  dismissedAt: null,
  clocks: [{ kind: 'classify', startedAt: reportedAt, state: 'running' }],
})

const over: readonly IncidentStatus[] = ['closed', 'dismissed']
const learning: readonly IncidentStatus[] = ['resolved', 'published']
const isHandled = ({ status }: Model) => !over.includes(status) && !learning.includes(status)
const owes = ({ highest }: Model) => highest === 'critical' || highest === 'high'

const current = (model: Model, kind: ClockKind) =>
  model.clocks.find((clock) => clock.kind === kind && clock.state !== 'voided')
const stop = (model: Model, kind: ClockKind) => {
  const clock = current(model, kind)
  if (clock?.state === 'running') clock.state = 'stopped'
}
const start = (model: Model, kind: ClockKind, startedAt: number) => {
  if (current(model, kind) === undefined) model.clocks.push({ kind, startedAt, state: 'running' })
}

/**
 * Applies an act at a moment. The model is changed in place.
 * @returns whether it is to be accepted
 */
export function apply(model: Model, act: Act, now: number): boolean {
  if (!isAccepted(model, act)) return false
  switch (act.do) {
    case 'classify':
      if (isDowngrade(model, act.severity)) model.waiting = { by: act.who, to: act.severity }
      else {
        model.waiting = null
        hold(model, act.who, act.severity, now)
      }
      break
    case 'confirm':
      if (model.waiting) hold(model, model.waiting.by, model.waiting.to, now)
      model.waiting = null
      break
    case 'refuse':
      model.waiting = null
      break
    case 'acknowledge':
      takeOn(model)
      break
    case 'triage':
      takeOn(model)
      model.status = 'triaging'
      break
    case 'claim':
      model.claimed.add(act.step)
      takeOn(model)
      break
    case 'recover':
      model.status = 'recovering'
      break
    case 'resolve':
      model.status = 'resolved'
      model.resolvedAt = now
      break
    case 'publish':
      model.status = 'published'
      stop(model, 'publish')
      break
    case 'close':
      model.status = 'closed'
      break
    case 'dismiss':
      model.status = 'dismissed'
      model.dismissedAt = now
      for (const clock of model.clocks) if (clock.state === 'running') clock.state = 'voided'
      break
    case 'reopen':
      reopen(model)
      break
    case 'tell':
      break
  }
  follow(model)
  if (model.resolvedAt !== null && owes(model)) start(model, 'publish', model.resolvedAt)
  return true
}

const isDowngrade = ({ severity }: Model, to: IncidentSeverity) =>
  severity !== null && compareSeverity(severity, to) < 0

function isAccepted(model: Model, act: Act): boolean {
  const { status, waiting } = model
  switch (act.do) {
    case 'tell':
      return true
    case 'classify':
      return !over.includes(status) && !(isDowngrade(model, act.severity) && waiting !== null)
    case 'confirm':
      return !over.includes(status) && waiting !== null && waiting.by !== act.who
    case 'refuse':
      return waiting !== null
    case 'acknowledge':
      return status !== 'reported' && !over.includes(status)
    case 'triage':
      return status === 'classified' || status === 'mobilised'
    case 'claim':
      return isHandled(model) && !model.claimed.has(act.step) && act.proof === 'fresh'
    case 'recover':
      return status === 'eradicated'
    case 'resolve':
      return status === 'recovering' && responseSteps.every((step) => model.claimed.has(step))
    case 'publish':
      return status === 'resolved'
    case 'close':
      return status === 'published' || (status === 'resolved' && !owes(model))
    case 'dismiss':
      return (
        model.highest !== null &&
        ['reported', 'classified', 'mobilised', 'triaging'].includes(status) &&
        !(owes(model) && model.classifiedBy === act.who)
      )
    case 'reopen':
      return !isHandled(model)
  }
}

/** A classification takes effect. */
function hold(model: Model, by: Who, severity: IncidentSeverity, now: number): void {
  model.severity = severity
  model.highest = worse(model.highest, severity)
  model.classifiedBy = by
  stop(model, 'classify')
  if (model.status === 'reported') model.status = 'classified'
  if (model.highest === 'critical') start(model, 'acknowledge', now)
}

/** Whoever works on it has acknowledged it. */
function takeOn(model: Model): void {
  if (model.severity === null) return
  model.isAcknowledged = true
  stop(model, 'acknowledge')
  if (model.status === 'classified') model.status = 'mobilised'
}

/** Claimed steps carry the state along. */
function follow(model: Model): void {
  const { claimed } = model
  if ((model.status === 'classified' || model.status === 'mobilised') && claimed.size > 0)
    model.status = 'triaging'
  if (model.status === 'triaging' && claimed.has('contain')) model.status = 'contained'
  if (model.status === 'contained' && claimed.has('eradicate')) model.status = 'eradicated'
  if (model.status === 'eradicated' && claimed.has('recover')) model.status = 'recovering'
}

function reopen(model: Model): void {
  const wasDismissed = model.status === 'dismissed'
  model.status = wasDismissed ? 'reported' : 'triaging'
  model.claimed.clear()
  model.resolvedAt = null
  const publish = current(model, 'publish')
  if (publish) publish.state = 'voided'
  if (!wasDismissed) return
  model.dismissedAt = null
  // What the dismissal voided runs again from its first moment.
  for (const kind of ['classify', 'acknowledge'] as const) {
    const voided = model.clocks.findLast((clock) => clock.kind === kind && clock.state === 'voided')
    if (voided) start(model, kind, voided.startedAt)
  }
}
