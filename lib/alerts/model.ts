import { z } from 'zod'

export const alertKinds = [
  'review_due_soon',
  'review_overdue',
  'revocation_overdue',
  'regrant',
  'orphan_privileged_account',
  'mfa_lost',
  'rubber_stamp',
  'import_stale',
  'import_partial',
  'report_waiting',
  'issue_unreported',
  'incident_page',
  'incident_clock',
  'incident_action_late',
  'publication_blocked',
  'on_call_gap',
] as const
export const alertKindSchema = z.enum(alertKinds)
export type AlertKind = z.infer<typeof alertKindSchema>

/** `urgent` comes through quiet hours; `notice` waits for the digest. */
export const alertUrgencies = ['urgent', 'soon', 'notice'] as const
export type AlertUrgency = (typeof alertUrgencies)[number]

/** What a webhook can be told of. */
export const webhookTopics = ['alerts', 'revocations', 'incidents'] as const
export type WebhookTopic = (typeof webhookTopics)[number]

export const digestCadences = ['immediate', 'hourly', 'daily', 'weekly', 'off'] as const
export type DigestCadence = (typeof digestCadences)[number]

/** Who is meant: a person of the organisation, a user of Plumbline, or everybody who holds a role. */
export type AlertOwner =
  | { personId: string }
  | { userId: string }
  | { role: 'lead' | 'admin' | 'auditor' | 'responder' }

/**
 * A cause that holds at a moment, as a domain states it (`(ctx, { asOf }) → AlertCause[]`). The alerts domain opens
 * one alert for each and closes it when the cause is no longer stated.
 */
export type AlertCause = {
  kind: AlertKind
  /** Stable and unique within its kind: never two alerts for one cause. */
  cause: string
  urgency: AlertUrgency
  title: string
  body: string
  /** A path of this installation. */
  href: string
  subject: Record<string, string>
  dueAt: Date | null
  /** Who must act. Empty: the pillar lead. */
  owners: AlertOwner[]
  /** The next in the escalation, in order: reviewer's manager, then the lead. */
  escalation: AlertOwner[]
}
