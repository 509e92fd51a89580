import type { IncidentRights, MoveView } from '../model/incident.ts'
import { isOver, type Transition, transitions } from '../model/states.ts'
import { responseStepWords } from '../model/words.ts'
import type { IncidentStatus, ResponseStep } from '../model.ts'
import { missingSteps } from './steps.ts'

type Standing = {
  status: IncidentStatus
  claimed: ReadonlySet<ResponseStep>
  isAcknowledged: boolean
  /** The clock of an acknowledgement runs, whoever acknowledged before. */
  isAcknowledgementOwed: boolean
  owesPostMortem: boolean
  /** Who proposed the lower severity that waits. */
  waitingById: string | null
  /** Who is behind the classification that holds; null when it is not classified. */
  classifiedById: string | null
}
type Caller = { userId: string | null; mayRespond: boolean; isLive: boolean }

const nothing: IncidentRights = {
  respond: false,
  acknowledge: false,
  classify: false,
  decideDowngrade: false,
  moves: [],
}

/** What the caller's page offers; the commands judge for themselves. Nothing on a page of the past. */
export function incidentRights(standing: Standing, { userId, mayRespond, isLive }: Caller): IncidentRights {
  if (!mayRespond || !isLive || userId === null) return nothing
  const { status } = standing
  return {
    respond: true,
    acknowledge:
      status !== 'reported' &&
      !isOver(status) &&
      (status === 'classified' || !standing.isAcknowledged || standing.isAcknowledgementOwed),
    classify: !isOver(status),
    decideDowngrade: standing.waitingById !== null && standing.waitingById !== userId && !isOver(status),
    moves: transitions[status].map((move) => toView(move, standing, userId)),
  }
}

const toView = (move: Transition, standing: Standing, userId: string): MoveView => ({
  to: move.to,
  verb: move.verb,
  whyNot: whyNot(move, standing, userId),
})

/** What is missing for a move, as a sentence that says what to do. */
function whyNot({ to, needs }: Transition, standing: Standing, userId: string): string | null {
  switch (needs) {
    case 'triage':
    case 'contain':
    case 'eradicate':
      return `Claim the step “${responseStepWords[needs]}” with its evidence: the state follows.`
    case 'recover': {
      const missing = missingSteps(standing.claimed).map((step) => responseStepWords[step].toLowerCase())
      return missing.length === 0 ? null : `Claim with evidence first: ${missing.join(', ')}.`
    }
    case 'submission':
    case 'publication':
      return 'This happens on the page of its post-mortem.'
    case 'reason':
      return to === 'dismissed' ? whyNotDismissed(standing, userId) : null
    case 'nothing':
      if (to === 'closed' && standing.status === 'resolved' && standing.owesPostMortem)
        return 'It owes a public post-mortem first.'
      return standing.status === 'review' ? 'This happens on the page of its post-mortem.' : null
    default:
      return null
  }
}

/** Until it is classified it may be Critical; once it was High or Critical, a second person judges that it was nothing. */
function whyNotDismissed({ classifiedById, owesPostMortem }: Standing, userId: string): string | null {
  if (classifiedById === null) return 'Classify it first: until then it may be Critical.'
  return owesPostMortem && classifiedById === userId
    ? 'You classified it yourself: at this severity a second person dismisses it.'
    : null
}
