import type { JsonPath } from '#lib/platform/ingest/json/path.ts'
import type { JsonEvent, Visitor } from '#lib/platform/ingest/json/splitter.ts'
import { at, moment, text } from '../field.ts'
import { plainLine } from '../plain-text.ts'
import { entryDepth, isFindingList, leadsToEntries } from './layout.ts'

/** What surrounds a finding; in a hand-made or sorted report it may come after the lists. */
export type EntryContext = {
  target: string
  class: string
  ecosystem: string
  /** `Deployment/api` in namespace `prod` of a Kubernetes report. */
  object: string
}

const entryFields = ['Target', 'Class', 'Type']
const objectFields = ['Namespace', 'Kind', 'Name']
const reportFields = ['SchemaVersion', 'ArtifactName', 'ArtifactType', 'CreatedAt', 'Trivy', 'ClusterName']

/** First pass: scalars around the findings, and which lists are there. */
export const visitContext: Visitor = (path) => {
  const depth = entryDepth(path)
  const last = path.at(-1)
  if (depth !== null && path.length > depth) {
    return path.length === depth + 1 && entryFields.includes(String(last)) ? 'take' : 'skip'
  }
  if (leadsToEntries(path)) return 'enter'
  if (path.length === 1) return reportFields.includes(String(last)) ? 'take' : 'skip'
  return path.length === 3 && objectFields.includes(String(last)) ? 'take' : 'skip'
}

export class TrivyContext {
  /** Entries with a target: what Trivy looked at. */
  entryCount = 0
  readonly #values = new Map<string, string>()
  readonly #report = new Map<string, unknown>()

  read(event: JsonEvent): void {
    if (event.kind !== 'value') return
    if (event.path.length === 1 && typeof event.path[0] === 'string') {
      this.#report.set(event.path[0], event.value)
    } else if (typeof event.value === 'string') {
      this.#values.set(event.path.join('/'), plainLine(event.value, 2_000))
      if (event.path.at(-1) === 'Target' && entryDepth(event.path) !== null) this.entryCount += 1
    }
  }

  entryOf(path: JsonPath): EntryContext {
    const depth = entryDepth(path) ?? 0
    const entry = path.slice(0, depth).join('/')
    const value = (prefix: string, name: string) => this.#values.get(`${prefix}/${name}`) ?? ''
    const parent = depth === 4 ? path.slice(0, 2).join('/') : ''
    const object = parent
      ? objectFields
          .map((name) => value(parent, name))
          .filter(Boolean)
          .join('/')
      : ''
    return {
      target: value(entry, 'Target'),
      class: value(entry, 'Class'),
      ecosystem: value(entry, 'Type'),
      object,
    }
  }

  get version(): string | null {
    return text(at(this.#report.get('Trivy'), 'Version')) ?? null
  }

  get reportedAt(): Date | null {
    return moment(this.#report.get('CreatedAt'))
  }

  get artifactType(): string {
    if (this.#report.has('ClusterName')) return 'kubernetes'
    return plainLine(this.#report.get('ArtifactType')) || 'unknown'
  }

  get artifactName(): string | null {
    return plainLine(this.#report.get('ArtifactName') ?? this.#report.get('ClusterName')) || null
  }
}

/** A list that is neither an array nor null cannot be read. */
export const brokenList = (event: JsonEvent): boolean => {
  const depth = entryDepth(event.path)
  if (depth === null || event.path.length !== depth + 1 || !isFindingList(event.path[depth])) return false
  return event.kind === 'open' ? event.container !== 'array' : event.value !== null
}
