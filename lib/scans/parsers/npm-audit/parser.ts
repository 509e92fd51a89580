import { PlumblineError } from '#lib/platform/errors.ts'
import type { JsonEvent, Visitor } from '#lib/platform/ingest/json/splitter.ts'
import type { ParsedFinding } from '#lib/scans/model.ts'
import { FindingCollector } from '../collector.ts'
import { at, text } from '../field.ts'
import type { ParseOutcome, ReportInput, ReportParser } from '../parser.ts'
import { plainLine } from '../plain-text.ts'
import { readShape } from '../report-shape.ts'
import { readContext, streamFindings, type ValueEvent } from '../stream-elements.ts'
import { readAdvisory } from './advisory.ts'
import { readVulnerablePackage } from './vulnerable-package.ts'

/** npm 6 lists `advisories` by number, npm 7 and later `vulnerabilities` by package name. */
const lists = ['advisories', 'vulnerabilities']
const isList = (path: readonly unknown[]) => lists.includes(String(path[0]))

const surroundings: Visitor = (path) => {
  if (path.length === 0) return 'enter'
  return ['metadata', 'error', 'auditReportVersion'].includes(String(path[0])) ? 'take' : 'skip'
}

const elements: Visitor = (path) => {
  if (path.length === 0 || (path.length === 1 && isList(path))) return 'enter'
  return isList(path) ? 'take' : 'skip'
}

/** `npm audit --json` of npm 6 and of npm 7 and later (report version 2). */
export const npmAuditParser: ReportParser = {
  format: 'npm-audit',

  detect(head) {
    const shape = readShape(head)
    if (shape.root !== 'object') return false
    if (shape.values.has('auditReportVersion')) return true
    if (shape.open.get('advisories') === 'object') return true
    return shape.has('error.code') && shape.has('error.summary')
  },

  async *parse(input) {
    const context = new Map<string, unknown>()
    const failure = await readContext(input, surroundings, (event) => {
      if (event.kind === 'value') context.set(String(event.path[0]), event.value)
    })
    refuseFailedAudit(context.get('error'))
    const collector = new FindingCollector(input.limits)
    yield* streamElements(input, collector, failure)
    return outcomeOf(context, collector)
  },
}

/** npm writes `{"error": …}` in place of a report when it could not audit. */
function refuseFailedAudit(error: unknown): void {
  if (error === undefined || error === null) return
  const reason = [text(at(error, 'code')), text(at(error, 'summary'))].filter(Boolean).join(': ')
  throw new PlumblineError(
    'invalid_input',
    `npm audit did not run: ${plainLine(reason) || 'no reason given'}.`,
    'Mend what npm names (often a missing package-lock.json), run npm audit again and send its output.',
  )
}

function streamElements(
  input: ReportInput,
  collector: FindingCollector,
  failure: { failure: unknown } | null,
) {
  const read = (event: JsonEvent) => {
    if (event.kind === 'value' && event.path.length === 2) {
      collector.receive()
      for (const finding of readElement(event, collector)) collector.add(finding)
    } else if (
      event.kind === 'open' ? event.path.length === 1 && event.container === 'array' : event.value !== null
    ) {
      collector.problem(event.path, 'It is not an object of findings.')
    }
  }
  return streamFindings(input, elements, collector, read, failure)
}

function readElement(event: ValueEvent, collector: FindingCollector): ParsedFinding[] {
  const problem = (path: string[], what: string) => collector.problem([...event.path, ...path], what)
  return event.path[0] === 'advisories' ? readAdvisory(event, problem) : readVulnerablePackage(event, problem)
}

function outcomeOf(context: ReadonlyMap<string, unknown>, collector: FindingCollector): ParseOutcome {
  const metadata = context.get('metadata')
  const scanned = at(metadata, 'totalDependencies') ?? at(metadata, 'dependencies', 'total')
  const total = at(metadata, 'vulnerabilities', 'total')
  // npm 6 counts paths, not advisories, and gives no total.
  const declaredCount = typeof total === 'number' ? total : null
  const { receivedCount } = collector
  if (declaredCount !== null && declaredCount !== receivedCount) {
    collector.problem(
      ['metadata', 'vulnerabilities', 'total'],
      `It states ${declaredCount} vulnerable packages, the report holds ${receivedCount}.`,
    )
  }
  return {
    tool: { name: 'npm audit', version: null },
    target: null,
    configuration: 'npm-audit',
    explicitSuccess: typeof scanned === 'number' && scanned > 0,
    declaredCount,
    receivedCount,
    problems: collector.problems,
    reportedAt: null,
  }
}
