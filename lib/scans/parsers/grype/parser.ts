import type { Visitor } from '#lib/platform/ingest/json/splitter.ts'
import { FindingCollector } from '../collector.ts'
import { at, isObject, list, moment, text } from '../field.ts'
import type { ParseOutcome, ReportInput, ReportParser } from '../parser.ts'
import { plainLine } from '../plain-text.ts'
import { readShape } from '../report-shape.ts'
import { readContext, streamFindings } from '../stream-elements.ts'
import { readMatch } from './match.ts'

const surroundings: Visitor = (path) => {
  if (path.length === 0) return 'enter'
  return ['source', 'descriptor', 'distro'].includes(String(path[0])) ? 'take' : 'skip'
}

const matches: Visitor = (path) => {
  if (path.length === 0 || (path.length === 1 && path[0] === 'matches')) return 'enter'
  return path[0] === 'matches' ? 'take' : 'skip'
}

/** `grype -o json`: one element a match of a vulnerability with a package. Ignored matches are left out by the user's own rules. */
export const grypeParser: ReportParser = {
  format: 'grype',

  detect(head) {
    const shape = readShape(head)
    return shape.open.get('') === 'object' && shape.open.get('matches') === 'array' && isOfGrype(shape.has)
  },

  async *parse(input) {
    const context = new Map<string, unknown>()
    const failure = await readContext(input, surroundings, (event) => {
      if (event.kind === 'value') context.set(String(event.path[0]), event.value)
    })
    const collector = new FindingCollector(input.limits)
    yield* streamMatches(input, context, collector, failure)
    return outcomeOf(context, collector)
  },
}

const isOfGrype = (has: (path: string) => boolean): boolean =>
  has('matches.0.vulnerability') || has('descriptor') || has('source')

function streamMatches(
  input: ReportInput,
  context: ReadonlyMap<string, unknown>,
  collector: FindingCollector,
  failure: { failure: unknown } | null,
) {
  const named = sourceOf(context)
  const source: GrypeSource = { ...named, isCutOff: failure !== null && named.name === '' }
  return streamFindings(
    input,
    matches,
    collector,
    (event) => {
      if (event.kind === 'value' && event.path.length === 2) {
        collector.receive()
        const read = readMatch(event, source)
        if ('missing' in read)
          collector.problem([...event.path, ...read.missing], read.what ?? 'It is missing or not readable.')
        else collector.add(read)
      } else if (event.kind === 'value' && event.value !== null) {
        collector.problem(event.path, 'It is not a list.')
      } else if (event.kind === 'open' && event.path.length === 1 && event.container !== 'array') {
        collector.problem(event.path, 'It is not a list.')
      }
    },
    failure,
  )
}

function outcomeOf(context: ReadonlyMap<string, unknown>, collector: FindingCollector): ParseOutcome {
  const descriptor = context.get('descriptor')
  const { kind, name } = sourceOf(context)
  const scope = text(at(descriptor, 'configuration', 'search', 'scope'))
  return {
    tool: { name: 'Grype', version: text(at(descriptor, 'version')) ?? null },
    target: name || null,
    configuration: ['grype', kind, scope, onlyFixed(descriptor)].filter(Boolean).join(' '),
    // Grype writes its report after the last match; a database it could not read shows in `error`.
    explicitSuccess: name !== '' && isObject(at(descriptor, 'db')) && at(descriptor, 'db', 'error') == null,
    declaredCount: null,
    receivedCount: collector.receivedCount,
    problems: collector.problems,
    reportedAt: moment(at(descriptor, 'timestamp')),
  }
}

/** A run that hides unfixed findings must not close them. */
const onlyFixed = (descriptor: unknown): string =>
  at(descriptor, 'configuration', 'only-fixed') === true ? 'only-fixed' : ''

export type GrypeSource = {
  kind: string
  name: string
  isImage: boolean
  distribution: string | undefined
  /** The report broke off before it said what was scanned. */
  isCutOff: boolean
}

function sourceOf(context: ReadonlyMap<string, unknown>): GrypeSource {
  const source = context.get('source')
  const kind = text(at(source, 'type')) ?? 'unknown'
  const target = at(source, 'target')
  const [tag] = list(at(target, 'tags'))
  const name = plainLine(text(target) ?? text(at(target, 'userInput')) ?? text(tag) ?? '')
  const distribution = text(at(context.get('distro'), 'name'))
  return { kind, name, isImage: kind === 'image', distribution: distribution?.toLowerCase(), isCutOff: false }
}
