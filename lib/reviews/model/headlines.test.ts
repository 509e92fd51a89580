import { describe, expect, it } from 'vitest'
import { type RevocationStatus, revocationStatuses } from '../model.ts'
import type { CampaignView, ReviewerLine } from './campaign.ts'
import { campaignHeadline, reviewsHeadline } from './reviews-headline.ts'
import { revocationHeadline } from './revocation-headline.ts'
import { revocationsHeadline } from './revocations-headline.ts'

const part = (given: { isOverdue?: boolean; isSigned?: boolean; decided?: number } = {}) => ({
  status: 'running' as const,
  isSigned: given.isSigned ?? false,
  isOverdue: given.isOverdue ?? false,
  progress: { items: 60, decided: given.decided ?? 38, signed: 0 },
})
const running = { status: 'running' as const, isOverdue: false, reviewers: 12, reviewersDone: 10 }
const counts = (given: Partial<Record<RevocationStatus, number>>) => ({
  ...(Object.fromEntries(revocationStatuses.map((status) => [status, 0])) as Record<
    RevocationStatus,
    number
  >),
  ...given,
})

describe('the finding of the reviews', () => {
  it('says first what the reader owes', () => {
    expect(reviewsHeadline([part({ isOverdue: true })], [running])).toBe(
      'One of your reviews is overdue, 22 items to decide',
    )
    expect(reviewsHeadline([part()], [running])).toBe('You have 22 items to decide')
    expect(reviewsHeadline([part({ decided: 60 })], [running])).toBe(
      'Everything is decided; your signature is missing',
    )
  })

  it('then how the campaigns stand, for whoever may see them', () => {
    expect(reviewsHeadline([part({ isSigned: true })], [running])).toBe('Two reviewers have yet to sign')
    expect(reviewsHeadline([], [{ ...running, isOverdue: true, reviewersDone: 11 }])).toBe(
      'One reviewer has yet to sign, and the date has passed',
    )
    expect(reviewsHeadline([], [{ ...running, status: 'draft' }])).toBe('No review is running, one in draft')
    expect(reviewsHeadline([], null)).toBe('You owe no review')
  })
})

describe('the finding of a campaign', () => {
  const view = {
    title: 'Access review 2026 Q4',
    status: 'running',
    startsAt: '2026-10-08T00:00:00.000Z',
    progress: { items: 100, decided: 61, signed: 20 },
    decisions: { approve: 90, approve_until: 0, revoke: 7, reduce: 3 },
  } as CampaignView
  const reviewers = [{ isOverdue: true }, { isOverdue: false, isSigned: true }] as ReviewerLine[]

  it('says who is late before how far everybody is', () => {
    expect(campaignHeadline(view, reviewers)).toBe('One of 2 reviewers is overdue')
    expect(campaignHeadline(view, reviewers.slice(1))).toBe('61 of 100 items decided, 1 of 1 reviewer signed')
  })

  it('says of a draft when it starts, and of a past one what it came to', () => {
    expect(campaignHeadline({ ...view, status: 'draft' }, [])).toBe(
      'Access review 2026 Q4 starts by itself on 8 Oct 2026',
    )
    expect(campaignHeadline({ ...view, status: 'completed' }, [])).toBe(
      'Access review 2026 Q4 is complete: 100 items, 10 removals',
    )
  })
})

describe('the finding of the board', () => {
  it('says what is late before what is owed', () => {
    const owed = counts({ open: 5, claimed_done: 2 })
    expect(revocationsHeadline({ counts: owed, overdue: 2 })).toBe(
      'Two removals are past the deadline, five more owed',
    )
    expect(revocationsHeadline({ counts: owed, overdue: 0 })).toBe(
      'Seven removals are owed, none past its deadline',
    )
  })

  it('never says proven of what is accepted or came back', () => {
    expect(revocationsHeadline({ counts: counts({ proven_gone: 4, risk_accepted: 1 }), overdue: 0 })).toBe(
      'Nothing is owed now; one stays under an accepted risk',
    )
    expect(revocationsHeadline({ counts: counts({ proven_gone: 4, regranted: 1 }), overdue: 0 })).toBe(
      'Nothing is owed; one of 5 removals came back',
    )
    expect(revocationsHeadline({ counts: counts({ proven_gone: 4 }), overdue: 0 })).toBe(
      'Every removal asked for was proven, 4 in all',
    )
    expect(revocationsHeadline({ counts: counts({ withdrawn: 3 }), overdue: 0 })).toBe(
      'Nothing has been revoked yet',
    )
  })
})

describe('the finding of one revocation', () => {
  const told = {
    status: 'open' as RevocationStatus,
    personName: 'Jonas Lindqvist',
    username: 'jonas',
    role: 'admin',
    resource: 'billing-db',
    isOverdue: false,
    isProvenLate: false,
    isFalseClaim: false,
    riskAcceptedUntil: null,
    clock: { allowedMs: 86_400_000, takenMs: 7_200_000, leftMs: 79_200_000 as number | null },
  }

  it('says of a claim that nothing proves it', () => {
    expect(revocationHeadline({ ...told, status: 'claimed_done' })).toBe(
      'Jonas Lindqvist is said to have lost admin on billing-db; no import proves it yet',
    )
    expect(revocationHeadline({ ...told, isFalseClaim: true })).toBe(
      'Jonas Lindqvist still holds admin on billing-db, to be taken away within 22 h',
    )
  })

  it('says how late it is, and how late it was', () => {
    const late = { ...told, isOverdue: true, clock: { ...told.clock, leftMs: -3_600_000 } }
    expect(revocationHeadline(late)).toBe('Jonas Lindqvist holds admin on billing-db, 1 h past the deadline')
    expect(
      revocationHeadline({
        ...told,
        status: 'proven_gone',
        isProvenLate: true,
        clock: { ...told.clock, leftMs: null },
      }),
    ).toBe('Jonas Lindqvist lost admin on billing-db, proven after 2 h, late')
  })

  it('names the account where nobody is known to own it', () => {
    expect(revocationHeadline({ ...told, personName: null, status: 'regranted' })).toBe(
      'jonas was given admin on billing-db again after it was proven gone',
    )
  })
})
