import type { IncidentSeverity, IncidentStatus, PostMortemStatus } from '../model.ts'
import type { BlamelessHint } from '../rules/blameless.ts'
import type { DiffLine } from '../rules/line-diff.ts'
import type { Blocker } from '../rules/post-mortem-blockers.ts'
import type { ClockTimes } from './clock-words.ts'
import type { PostMortemSection, PostMortemText } from './post-mortem.ts'
import type { RedactionHit } from './redaction.ts'

// Times are ISO 8601 texts throughout: these shapes travel to the browser as they are.

export type VerdictView = {
  verdict: 'approve' | 'request_changes'
  comment: string | null
  at: string
  byName: string
}

/** One saved text in the list of versions. */
export type VersionLine = {
  version: number
  savedAt: string
  savedByName: string
  changeNote: string | null
  /** When the public could read it first; null: never. */
  publishedAt: string | null
  verdicts: VerdictView[]
}

/** An edition that the public has read. */
export type EditionView = {
  version: number
  publishedAt: string
  publicUrl: string | null
  evidenceId: string | null
  changeNote: string | null
}

/** The newest text, and how it stands. */
export type PostMortemDraft = {
  status: PostMortemStatus
  version: number
  title: string
  sections: PostMortemText
  changeNote: string | null
  /** The file as it would be published, and its git blob id. */
  markdown: string
  blobSha: string
  savedAt: string
  savedByName: string
  submittedAt: string | null
  approvedAt: string | null
  verdicts: VerdictView[]
  approvals: number
  hits: RedactionHit[]
  blame: BlamelessHint[]
  /** What keeps it from review and from the public. */
  blockers: Blocker[]
  versions: VersionLine[]
  editions: EditionView[]
  /** Drafted from the record anew, to be taken over by section. */
  fromRecord: PostMortemText
  /** A version is on its way to the public; nothing is changed meanwhile. */
  isUnderWay: boolean
}

/** What the caller may do, and where they may not, why. */
export type PostMortemRights = {
  draft: boolean
  write: boolean
  submit: boolean
  verdict: boolean
  /** Take back that a hit may pass. */
  judge: boolean
  /** Why no verdict can be given; null when one can, or when nobody could. */
  whyNoVerdict: string | null
  publish: boolean
  manageTerms: boolean
}

/** The post-mortem page of an incident: the incident, its clock, and the text once it is drafted. */
export type PostMortemPage = {
  incident: {
    id: string
    number: number
    title: string
    status: IncidentStatus
    /** The highest ever held: the obligation follows it. */
    severity: IncidentSeverity | null
    detectedAt: string
    resolvedAt: string | null
  }
  /** Of its publication; null where none is owed. */
  clock: ClockTimes | null
  required: PostMortemSection[]
  draft: PostMortemDraft | null
  may: PostMortemRights
}

/** Two versions compared, as files. */
export type PostMortemDiff = {
  from: { version: number; savedAt: string; savedByName: string }
  to: { version: number; savedAt: string; savedByName: string }
  lines: DiffLine[]
}
