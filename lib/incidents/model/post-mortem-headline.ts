import { incidentName } from '../model.ts'
import type { PostMortemPage } from './post-mortem-view.ts'

/** What the page says, in a sentence. */
export function postMortemHeadline({ incident, draft, may }: PostMortemPage): string {
  const name = incidentName(incident.number)
  if (draft === null)
    return may.draft
      ? `${name} is resolved; its post-mortem is not drafted yet`
      : `${name} has no post-mortem yet`
  const version = `Version ${draft.version}`
  switch (draft.status) {
    case 'draft': {
      const missing = draft.blockers.length
      if (missing === 0) return `${version} is ready for its reviewers`
      return missing === 1
        ? `${version} is a draft; one thing stands before its review`
        : `${version} is a draft; ${missing} things stand before its review`
    }
    case 'review':
      return draft.approvals === 0
        ? `${version} waits for the approval of two people`
        : `${version} is approved by one person and waits for another`
    case 'approved':
      if (draft.isUnderWay) return `${version} is on its way to the public`
      return draft.blockers.length === 0
        ? `${version} is approved and can be published`
        : `${version} is approved, but something in it may not be for the public`
    case 'published':
      return `Anybody can read version ${draft.version}`
  }
}
