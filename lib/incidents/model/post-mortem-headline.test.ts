import { expect, test } from 'vitest'
import { postMortemHeadline } from './post-mortem-headline.ts'
import type { PostMortemDraft, PostMortemPage } from './post-mortem-view.ts'

const page = (draft: Partial<PostMortemDraft> | null, mayDraft = false) =>
  ({
    incident: { number: 42 },
    draft: draft && { version: 3, blockers: [], approvals: 0, isUnderWay: false, ...draft },
    may: { draft: mayDraft },
  }) as unknown as PostMortemPage
const blocker = { code: 'redactions' as const, text: 'One thing in it may not be for the public.' }

test.each([
  [page(null), 'INC-42 has no post-mortem yet'],
  [page(null, true), 'INC-42 is resolved; its post-mortem is not drafted yet'],
  [page({ status: 'draft' }), 'Version 3 is ready for its reviewers'],
  [
    page({ status: 'draft', blockers: [blocker] }),
    'Version 3 is a draft; one thing stands before its review',
  ],
  [
    page({ status: 'draft', blockers: [blocker, blocker] }),
    'Version 3 is a draft; 2 things stand before its review',
  ],
  [page({ status: 'review' }), 'Version 3 waits for the approval of two people'],
  [page({ status: 'review', approvals: 1 }), 'Version 3 is approved by one person and waits for another'],
  [page({ status: 'approved' }), 'Version 3 is approved and can be published'],
  [
    page({ status: 'approved', blockers: [blocker] }),
    'Version 3 is approved, but something in it may not be for the public',
  ],
  [page({ status: 'approved', isUnderWay: true }), 'Version 3 is on its way to the public'],
  [page({ status: 'published' }), 'Anybody can read version 3'],
])('the headline states the finding (%#)', (view, headline) => {
  expect(postMortemHeadline(view)).toBe(headline)
})
