import { PlumblineError } from '#lib/platform/errors.ts'
import type { JsonEvent } from '#lib/platform/ingest/json/splitter.ts'
import { FindingCollector } from '../collector.ts'
import { at, list, moment, text } from '../field.ts'
import type { ParseOutcome, ReportInput, ReportParser } from '../parser.ts'
import { plainLine } from '../plain-text.ts'
import { readShape } from '../report-shape.ts'
import { readContext, streamFindings } from '../stream-elements.ts'
import { noteIncompleteRuns, provesSuccess } from './completeness.ts'
import { visitResults, visitSurroundings } from './layout.ts'
import { Ordinals } from './ordinals.ts'
import { readResult } from './result.ts'
import { SarifRun } from './run.ts'

/**
 * SARIF 2.1.0 (OASIS) of any producer. Read twice: rules and artifacts often stand after the results that
 * refer to them.
 */
export const sarifParser: ReportParser = {
  format: 'sarif',

  detect(head) {
    const shape = readShape(head)
    if (shape.root !== 'object') return false
    const schema = shape.values.get('$schema')
    if (typeof schema === 'string' && /sarif/i.test(schema)) return true
    const isVersioned = /^\d+\.\d+\.\d+/.test(String(shape.values.get('version') ?? ''))
    return shape.has('runs') && (isVersioned || shape.has('runs.0.tool') || shape.has('runs.0.results'))
  },

  async *parse(input) {
    const runs: SarifRun[] = []
    let version: unknown
    const failure = await readContext(input, visitSurroundings, (event) => {
      if (event.kind === 'value' && event.path[0] === 'version') version = event.value
      if (event.path[0] === 'runs' && typeof event.path[1] === 'number')
        runAt(runs, event.path[1]).read(event)
    })
    refuseOtherVersions(version)
    const collector = new FindingCollector(input.limits)
    if (version === undefined) {
      collector.problem(
        ['version'],
        'The SARIF version is not stated; it was read as 2.1.0.',
        'Use a producer that writes valid SARIF 2.1.0.',
      )
    }
    yield* streamResults(input, runs, collector, failure)
    noteIncompleteRuns(runs, collector)
    return outcomeOf(runs, collector)
  },
}

function runAt(runs: SarifRun[], index: number): SarifRun {
  while (runs.length <= index) runs.push(new SarifRun())
  return runs[index] as SarifRun
}

function refuseOtherVersions(version: unknown): void {
  if (version === undefined || (typeof version === 'string' && version.startsWith('2.1.'))) return
  throw new PlumblineError(
    'unsupported_format',
    `The report is SARIF ${plainLine(String(version), 40)}; only SARIF 2.1.0 is read.`,
    'Update the scanner, or convert the report: `sarif transform report.sarif --sarif-output-version Current`.',
  )
}

function streamResults(
  input: ReportInput,
  runs: SarifRun[],
  collector: FindingCollector,
  failure: { failure: unknown } | null,
) {
  const ordinals = new Ordinals()
  const read = (event: JsonEvent) => {
    if (event.kind === 'open' || event.path.length !== 4) return
    collector.receive()
    const result = readResult(event, runAt(runs, Number(event.path[1])), ordinals)
    if ('missing' in result)
      collector.problem([...event.path, result.missing], 'It is missing, and so is a message.')
    else collector.add(result)
  }
  return streamFindings(input, visitResults, collector, read, failure)
}

function outcomeOf(runs: readonly SarifRun[], collector: FindingCollector): ParseOutcome {
  const names = [...new Set(runs.map((run) => run.toolName).filter(Boolean))].sort()
  const categories = [...new Set(runs.map((run) => run.category).filter(Boolean))].sort()
  const [first] = runs
  const provenance = list(first?.values.get('versionControlProvenance'))[0]
  const invocation = list(first?.values.get('invocations'))[0]
  return {
    tool: { name: names.join(' + ') || 'unnamed SARIF tool', version: first?.toolVersion ?? null },
    target: first?.imageName ?? text(at(provenance, 'repositoryUri')) ?? null,
    configuration: ['sarif', ...names, ...categories].join(' '),
    explicitSuccess: provesSuccess(runs),
    declaredCount: null,
    receivedCount: collector.receivedCount,
    problems: collector.problems,
    reportedAt: moment(at(invocation, 'endTimeUtc')) ?? moment(at(invocation, 'startTimeUtc')),
  }
}
