import type { PostMortemRights } from '../model/post-mortem-view.ts'
import type { IncidentStatus, PostMortemStatus } from '../model.ts'

export type PostMortemStanding = {
  incidentStatus: IncidentStatus
  /** Null: not drafted. */
  status: PostMortemStatus | null
  isUnderWay: boolean
  /** How much keeps the newest version from the public. */
  blockers: number
  /** The caller saved the newest version. */
  isAuthor: boolean
  /** The caller saved a version since the public read one last, or let something pass. */
  hasPart: boolean
  /** The caller has judged the newest version. */
  hasVerdict: boolean
  holds: { write: boolean; approve: boolean; publish: boolean; manageTerms: boolean }
}

/** States of an incident in which its post-mortem is written: before its publication, and for later editions after it. */
const writable: readonly IncidentStatus[] = ['post_mortem_draft', 'review', 'published', 'closed']
export const isWritable = (status: IncidentStatus): boolean => writable.includes(status)

/** What a page offers; each command decides for itself. */
export function postMortemRights(standing: PostMortemStanding): PostMortemRights {
  const { incidentStatus, status, isUnderWay, blockers, isAuthor, hasPart, hasVerdict, holds } = standing
  const isAtIt = status !== null && isWritable(incidentStatus)
  const isBeforeReviewers = isAtIt && !isUnderWay && (status === 'review' || status === 'approved')
  return {
    draft: holds.write && incidentStatus === 'resolved',
    write: holds.write && isAtIt && !isUnderWay,
    submit: holds.write && isAtIt && status === 'draft' && blockers === 0,
    verdict: holds.approve && isBeforeReviewers && !hasPart && !hasVerdict,
    judge: holds.approve && isAtIt && !isUnderWay,
    whyNoVerdict:
      !holds.approve || !isBeforeReviewers
        ? null
        : isAuthor
          ? 'You wrote this version: two other people review it.'
          : hasPart
            ? 'You had a part in this text: you saved an earlier version of it, or let something in it pass. Two other people review it.'
            : hasVerdict
              ? 'You have given your verdict on this version.'
              : null,
    publish: holds.publish && isAtIt && status === 'approved' && blockers === 0 && !isUnderWay,
    manageTerms: holds.manageTerms,
  }
}
