import type { Day } from '#cli/demo/history/plan.ts'
import type { SeverityMatrix } from '#lib/incidents/model/severity.ts'
import type { ResponseStep, TimelineKind } from '#lib/incidents/model.ts'

/** Who acts in an incident: three of the cast, and the colleagues who share the calls with them. */
export type Actor = 'lead' | 'manager' | 'engineer' | 'reliability' | 'security' | 'platform'

/** Minutes after the report; below zero: before it. */
type Minute = number

/** What somebody saw, did, decided or said. */
export type ToldEntry = readonly [at: Minute, who: Actor, kind: TimelineKind, text: string]

/** A step as it was claimed, and the words of the entry that proves it. */
export type ToldStep = {
  at: Minute
  by: Actor
  note: string
  evidence: string
  file?: { name: string; text: string }
}

type ToldFollowUp = {
  title: string
  owner: Actor
  /** After the resolution. */
  dueDays: number
  /** Null: still open. */
  done: { afterDays: number; closure: string } | null
}

type ToldPostMortem = {
  by: Actor
  summary: string
  impact: string
  rootCause: string
  vulnerability: string
  remediation: string
  prevention: string
  wentWell: string
  /** After the resolution: the text is submitted, approved by two others, and published. Null: that is still ahead. */
  submittedAfterHours: number
  approvals: readonly (readonly [who: 'lead' | 'manager' | 'security', afterHours: number])[]
  publishedAfterHours: number | null
}

/** An incident as the demonstration tells it. */
export type Told = {
  /** When it was reported. */
  day: Day
  title: string
  summary: string
  systems: readonly string[]
  seenMinutesBefore: number
  by: Actor
  matrix: SeverityMatrix
  reason: string
  classifiedAfter: Minute
  /** Of a Critical one. */
  acknowledged?: { by: Actor; after: Minute }
  /** The lower severity that the first answer gave way to, with its second person. */
  lowered?: { at: Minute; by: Actor; matrix: SeverityMatrix; reason: string; confirmedBy: Actor }
  /** It came out of a confidential report, whose number it carries in the story. */
  fromReport?: 'first'
  entries: readonly ToldEntry[]
  steps: Partial<Record<ResponseStep, ToldStep>>
  /** The last step is claimed with it. */
  resolvedAt: Minute | null
  /** No incident after all. */
  dismissed?: { at: Minute; by: Actor; reason: string }
  /** It was not over: opened again, contained and mended once more, and resolved at the second time. */
  reopened?: {
    afterHours: number
    by: Actor
    reason: string
    steps: Record<ResponseStep, ToldStep>
    resolvedAfterHours: number
  }
  cause: string | null
  /** Given out once it is contained, and open when the story ends. */
  tasks?: readonly { title: string; owner: Actor; dueHours: number }[]
  followUps: readonly ToldFollowUp[]
  postMortem: ToldPostMortem | null
  /** After the resolution, or after the publication where one is owed. */
  closedAfterDays: number | null
}
