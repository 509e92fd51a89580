import type { FindingEventKind, FindingType, RunStatus } from '../model.ts'
import type { DispositionRequestDto } from './disposition.ts'
import type { FindingRow } from './finding-row.ts'

export type OccurrenceDto = { path: string | null; line: number | null; version: string | null }

/** What happened to a finding, oldest first. `at` is when it was so, `recordedAt` when Plumbline learnt of it. */
export type HistoryEntry = {
  kind: 'first_seen' | FindingEventKind
  at: Date
  recordedAt: Date
  actorName: string | null
  runId: string | null
  detail: Record<string, string>
}

/** The same issue, as another scanner or another branch of this asset has it. */
export type SiblingFinding = Pick<
  FindingRow,
  'id' | 'assetId' | 'severity' | 'title' | 'tool' | 'branch' | 'place'
> & {
  isPresent: boolean
}

/** Where the finding's columns were read from. */
export type ProvenanceDto = {
  runId: string
  runStatus: RunStatus
  fileName: string
  evidenceId: string | null
  /** Of the stored artifact the element lies in. */
  sha256: string | null
  tool: string
  toolVersion: string | null
  collector: string
  submittedBy: string
  observedAt: Date | null
  offset: number
  length: number
}

export type FindingDetail = {
  row: FindingRow
  description: string | null
  aliases: string[]
  purl: string | null
  target: string
  path: string | null
  line: number | null
  resource: string | null
  fingerprint: string
  fingerprintVersion: number
  identity: IdentityWords
  configuration: string
  reopenCount: number
  firstSeenAt: Date
  slaDays: number | null
  occurrenceCount: number
  occurrences: OccurrenceDto[]
  history: HistoryEntry[]
  requests: DispositionRequestDto[]
  siblings: SiblingFinding[]
  provenance: ProvenanceDto
}

export type IdentityWords = { fields: string[]; why: string }

/** Which facts make a finding the one it is (FORMATS, "Identity of a finding"), in words. */
export const identityWords: Record<FindingType, IdentityWords> = {
  dependency: {
    fields: [
      'the vulnerability with all its names',
      'the package without its version',
      'the manifest it stands in',
    ],
    why: 'Moving from one vulnerable version to another keeps it the same finding, with its age.',
  },
  image: {
    fields: [
      'the vulnerability with all its names',
      'the package without its version',
      'the image it stands in',
    ],
    why: 'A new build of the image with the same vulnerable package keeps it the same finding, with its age.',
  },
  secret: {
    fields: ['a keyed hash of the secret itself', 'the detector', 'the file'],
    why: 'The same secret in another commit of the same file is an occurrence, not another finding.',
  },
  'infrastructure-code': {
    fields: ['the rule', 'the address of the resource'],
    why: 'Moving lines within the file does not make it another finding.',
  },
  cloud: {
    fields: ['the check', 'the account', 'the region', 'the resource'],
    why: 'It is fixed only when this check passes for this resource.',
  },
  'source-code': {
    fields: ['the rule', 'the file', 'the code itself without its white space', 'its place among equal ones'],
    why: 'Moving the code within the file does not make it another finding.',
  },
  web: {
    fields: ['the rule', 'the method', 'the host', 'the path without its ids', 'the parameter'],
    why: 'Two addresses that differ by an id only are one finding.',
  },
  licence: {
    fields: ['the licence', 'the package', 'the manifest it stands in'],
    why: 'Another version of the package under the same licence keeps it the same finding.',
  },
  drift: {
    fields: ['the address of the resource', 'the attribute that drifted'],
    why: 'Another value of the same attribute is the same drift.',
  },
}

/** The raw element, exactly as it stands in the report. */
export type RawElement = {
  /** Pretty-printed when it is JSON; `isWhole` is false when it was too long to show. */
  text: string
  isWhole: boolean
  /** SHA-256 of exactly the bytes `offset` up to `offset + length` of the artifact; null when too long to be read. */
  sha256: string | null
  offset: number
  length: number
  artifactSha256: string
}
