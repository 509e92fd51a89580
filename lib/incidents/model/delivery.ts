import { z } from 'zod'
import type { TimelineKind } from '../model.ts'
import type { TimelineLink } from './timeline.ts'

/** One thing that a machine outside tells. */
export type OutsideEvent = {
  kind: TimelineKind
  /** Markdown of our own; text from outside in it is escaped. */
  body: string
  observedAt: Date | null
  links: TimelineLink[]
  /** Who or what is said to have told it: `GitHub: octocat`. */
  authorName: string
}

/** What a signed message from outside says, and of which incident. */
export type Delivery = {
  /** Incidents it names as `INC-42`, each once. */
  numbers: number[]
  /** The same thing under its name elsewhere. */
  reference: {
    source: string
    externalId: string
    /** Set when it begins there: an incident is opened for it here, unless it is known. */
    opens: { title: string; summary: string; detectedAt: Date | null } | null
  } | null
  /** Null when it tells nothing, for example a test message. */
  event: OutsideEvent | null
}

export const hookKinds = ['standard', 'github', 'pagerduty'] as const
export type HookKind = (typeof hookKinds)[number]

export const hookKindWords: Record<HookKind, string> = {
  standard: 'Standard Webhooks',
  github: 'GitHub',
  pagerduty: 'PagerDuty',
}

/** It stands as the source of what it tells, so it is none of the sources that Plumbline knows itself. */
export const hookNameSchema = z
  .string()
  .trim()
  .min(2, 'is too short')
  .max(80)
  .refine(
    (name) => !['plumbline', 'browser', 'api', 'chat'].includes(name.toLowerCase()),
    'means something else here',
  )

export const hookAddress = (publicUrl: string, hookId: string): string =>
  `${publicUrl}/api/v1/hooks/${hookId}`

/** A hook as its table shows it; never its secret. Times are ISO 8601. */
export type HookRow = {
  id: string
  name: string
  kind: HookKind
  /** Where messages are sent to. */
  address: string
  createdAt: string
  createdByName: string
  isDisabled: boolean
  lastDeliveryAt: string | null
  /** Why the last refused message was refused, with its time. */
  lastRefusal: string | null
}
