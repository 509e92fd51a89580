import { minuteMs } from '#lib/platform/clock.ts'
import type { PublicationBlock } from '../model/publication.ts'

/** Minutes to wait after the first, second … failure in a row; the last one from then on. */
const patient = [1, 2, 5, 10, 15, 30]
/** A person somewhere else may be done at any time, and cannot tell us. */
const watching = [2, 2, 5, 5, 10, 15]

type Told = { needs: PublicationBlock['needs']; message: string; nextStep: string }

/**
 * Everything that keeps a publication from going on (issue 4): what happened, and what to do. None gives up: the
 * 72 hours run on, so it is looked at again until it is proven or somebody cancels it.
 */
const blocks = {
  credential_refused: {
    needs: 'person',
    message: 'The server refuses the credential: it was revoked, or has expired.',
    nextStep: 'Give the destination a fresh credential under Incident settings, then try again.',
  },
  credential_unreadable: {
    needs: 'person',
    message: 'The stored credential does not open with the key of this installation.',
    nextStep:
      'Restore the secret “encryption” from your backup, or give the destination its credential again.',
  },
  no_permission: {
    needs: 'person',
    message: 'The credential may not write to the repository.',
    nextStep: 'Give it the permission to write contents and pull requests there, then try again.',
  },
  repository_not_found: {
    needs: 'person',
    message: 'The repository or its branch does not exist, or the credential may not see it.',
    nextStep: 'Check the names under Incident settings, and what the credential may reach.',
  },
  repository_moved: {
    needs: 'person',
    message: 'The repository has another name now.',
    nextStep: 'Add the destination anew under Incident settings with its present name, then publish there.',
  },
  repository_private: {
    needs: 'person',
    message: 'The repository is not public, so nobody outside can read what is published there.',
    nextStep: 'Make the repository public, or publish at another destination.',
  },
  repository_archived: {
    needs: 'person',
    message: 'The repository is archived: it takes nothing any more.',
    nextStep: 'Take it out of the archive, or publish at another destination.',
  },
  protected_branch: {
    needs: 'person',
    message: 'Rules of the branch do not let it be merged yet.',
    nextStep: 'Have it approved and merged there. Plumbline goes on by itself once it is.',
  },
  conflict: {
    needs: 'person',
    message: 'What stands in the repository is not what this would replace.',
    nextStep: 'Settle the conflict in the repository, then try again.',
  },
  branch_changed: {
    needs: 'person',
    message: 'Somebody committed to the branch of this publication: it holds more than what was approved.',
    nextStep: 'Delete that branch in the repository, then try again: it is made anew.',
  },
  closed_without_merge: {
    needs: 'person',
    message: 'The pull request was closed without being merged.',
    nextStep: 'Re-open it there, try again to open another one, or cancel this publication.',
  },
  rate_limited: {
    needs: 'time',
    message: 'The server takes no more requests for now.',
    nextStep: 'Nothing: it goes on when the server allows it.',
  },
  unreachable: {
    needs: 'time',
    message: 'The server does not answer, or says that it has a fault.',
    nextStep: 'Nothing for now: it is tried again. If it lasts, check that the worker reaches it.',
  },
  host_not_allowed: {
    needs: 'person',
    message: 'This installation may not call that host.',
    nextStep: 'Ask whoever runs Plumbline to add it to PLUMBLINE_PUBLICATION_HOSTS.',
  },
  page_not_visible: {
    needs: 'time',
    message: 'It is merged, but the public address does not show it yet.',
    nextStep:
      'Nothing for now: caches take minutes. If it lasts, check the public address of the destination.',
  },
  page_differs: {
    needs: 'time',
    message: 'The public address shows another text than the one that was approved.',
    nextStep:
      'Caches take minutes. If it lasts, see who changed the file in the repository, and put the approved text back.',
  },
  incident_reopened: {
    needs: 'person',
    message: 'The incident was re-opened: this text does not tell its end.',
    nextStep: 'Cancel this publication. Publish another version once the incident is resolved.',
  },
  unexpected: {
    needs: 'time',
    message: 'The server answered something that was not expected.',
    nextStep: 'It is tried again. If it lasts, the words of the server say more.',
  },
} as const satisfies Record<string, Told>

export type BlockCode = keyof typeof blocks

/** What to tell of an obstacle, in the server's own words where there are any. */
export function publicationBlock(code: BlockCode, said: string | null): PublicationBlock {
  const { message, nextStep, needs } = blocks[code]
  return { code, needs, nextStep, message: said ? `${message} It says: “${said}”` : message }
}

/** Where trying again means to begin anew: what was made is spoilt, or somebody did away with it. */
export const beginsAnew = (code: string | null): boolean =>
  code === 'branch_changed' || code === 'closed_without_merge'

/** Whom it waits for, by a stored code; an unknown one is taken for a person's. */
export const blockNeeds = (code: string): PublicationBlock['needs'] =>
  code in blocks ? blocks[code as BlockCode].needs : 'person'

/** When to look again after so many failures in a row; never before the server itself allows it. */
export function nextLookAt(code: BlockCode, failures: number, now: Date, notBefore: Date | null): Date {
  const waits = blocks[code].needs === 'time' ? patient : watching
  const minutes = waits[Math.min(failures, waits.length) - 1] ?? 1
  const at = new Date(now.getTime() + minutes * minuteMs)
  return notBefore !== null && notBefore > at ? notBefore : at
}
