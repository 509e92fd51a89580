import { PlumblineError } from '#lib/platform/errors.ts'
import type { JsonEvent } from '#lib/platform/ingest/json/splitter.ts'
import type { ParsedFinding } from '#lib/scans/model.ts'
import { FindingCollector } from '../collector.ts'
import { at, text } from '../field.ts'
import type { ReportInput, ReportParser } from '../parser.ts'
import { type ReportShape, readShape } from '../report-shape.ts'
import { readContext, streamFindings, type ValueEvent } from '../stream-elements.ts'
import { brokenList, type EntryContext, TrivyContext, visitContext } from './context.ts'
import { entryDepth, type FindingList, findingLists, visitLists } from './layout.ts'
import { readLicence } from './licence.ts'
import { readMisconfiguration } from './misconfiguration.ts'
import { readSecret } from './secret.ts'
import { readVulnerability } from './vulnerability.ts'

/** Whether what is scanned is an image decides between the types `image` and `dependency`. */
export type TrivyPlace = EntryContext & { isImage: boolean }
/** A finding, or the field that is missing in the element. */
export type TrivyRead = ParsedFinding | { missing: string }

const readers: { [list in FindingList]: (event: ValueEvent, place: TrivyPlace) => TrivyRead } = {
  Vulnerabilities: readVulnerability,
  Misconfigurations: readMisconfiguration,
  Secrets: readSecret,
  Licenses: readLicence,
}

/** Trivy JSON: schema 1 (an array, or `null` for nothing), schema 2, and `trivy k8s` in both its layouts. */
export const trivyParser: ReportParser = {
  format: 'trivy',
  detect: (head) => isTrivy(readShape(head)),

  async *parse(input) {
    const context = new TrivyContext()
    const failure = await readContext(input, visitContext, (event) => context.read(event))
    const collector = new FindingCollector(input.limits)
    yield* streamEntries(input, context, collector, failure)
    return {
      tool: { name: 'Trivy', version: context.version },
      target: context.artifactName,
      configuration: `trivy ${context.artifactType}`,
      // Trivy names what it looked at, also where it found nothing; a report without targets proves nothing.
      explicitSuccess: context.entryCount > 0,
      declaredCount: null,
      receivedCount: collector.receivedCount,
      problems: collector.problems,
      reportedAt: context.reportedAt,
    }
  },
}

function isTrivy({ root, open, has }: ReportShape): boolean {
  if (root === 'array') {
    return has('0.Target') && ['Type', 'Class', ...findingLists].some((name) => has(`0.${name}`))
  }
  if (root !== 'object') return false
  if (has('SchemaVersion') && (has('ArtifactName') || has('ArtifactType') || has('Results'))) return true
  if (open.get('Results') === 'array' && has('Results.0.Target')) return true
  return (
    has('ClusterName') &&
    ['Resources', 'Findings', 'Vulnerabilities', 'Misconfigurations'].some((name) => has(name))
  )
}

function streamEntries(
  input: ReportInput,
  context: TrivyContext,
  collector: FindingCollector,
  failure: { failure: unknown } | null,
) {
  const read = (event: JsonEvent) => {
    if (event.kind === 'value' && event.path.length === 0 && event.value !== null) throw notTrivy()
    if (brokenList(event)) collector.problem(event.path, 'It is not a list of findings.')
    if (event.kind === 'value') readElement(event, context, collector)
  }
  return streamFindings(
    input,
    visitLists(() => true),
    collector,
    read,
    failure,
  )
}

function readElement(event: ValueEvent, context: TrivyContext, collector: FindingCollector): void {
  const depth = entryDepth(event.path)
  if (depth === null || event.path.length !== depth + 2) return
  const list = event.path[depth] as FindingList
  // A passed check is listed on request (--include-non-failures); it is no finding.
  if (list === 'Misconfigurations' && text(at(event.value, 'Status')) === 'PASS') return
  collector.receive()
  const entry = context.entryOf(event.path)
  const isImage =
    context.artifactType === 'container_image' || (entry.object !== '' && entry.class !== 'config')
  const finding = readers[list](event, { ...entry, isImage })
  if ('missing' in finding)
    collector.problem([...event.path, finding.missing], 'It is missing or not readable.')
  else collector.add(finding)
}

const notTrivy = () =>
  new PlumblineError(
    'unsupported_format',
    'The report is a single JSON value, which Trivy writes only as null.',
    'Run Trivy with `--format json` and send its whole output.',
  )
