import { type IncidentStatus, type ResponseStep, responseSteps } from '../model.ts'

/**
 * The next state that claimed steps alone lead to, or null. A step that was claimed early counts as soon as the state
 * reaches it, so what is contained before anybody was called is contained.
 */
export function nextBySteps(
  status: IncidentStatus,
  claimed: ReadonlySet<ResponseStep>,
): IncidentStatus | null {
  switch (status) {
    case 'classified':
    case 'mobilised':
      return claimed.size > 0 ? 'triaging' : null
    case 'triaging':
      return claimed.has('contain') ? 'contained' : null
    case 'contained':
      return claimed.has('eradicate') ? 'eradicated' : null
    case 'eradicated':
      return claimed.has('recover') ? 'recovering' : null
    default:
      return null
  }
}

/** Steps without a claim, in order. */
export const missingSteps = (claimed: ReadonlySet<ResponseStep>): ResponseStep[] =>
  responseSteps.filter((step) => !claimed.has(step))

/** What an entry must have to prove a step: it is evidence itself, or carries a file or a link. */
export const isEvidence = (event: {
  kind: string
  links: readonly unknown[]
  attachments: readonly unknown[]
}): boolean => event.kind === 'evidence' || event.links.length > 0 || event.attachments.length > 0
