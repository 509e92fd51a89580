import type { FindingCollector } from '../collector.ts'
import { at, list, text } from '../field.ts'
import { plainLine } from '../plain-text.ts'
import type { SarifRun } from './run.ts'

const rescan = 'Look into the scanner’s log, mend what it names and scan again.'

/** Everything in the report that says the scan did not run to its end makes it partial. */
export function noteIncompleteRuns(runs: readonly SarifRun[], collector: FindingCollector): void {
  if (runs.length === 0) collector.problem(['runs'], 'The report holds no run: nothing was scanned.', rescan)
  runs.forEach((run, index) => {
    const path = ['runs', index]
    if (!run.hasResults) {
      collector.problem(
        [...path, 'results'],
        'The run has no list of results: the tool did not get that far.',
        rescan,
      )
    }
    list(run.values.get('invocations')).forEach((invocation, call) => {
      noteFailure(invocation, [...path, 'invocations', call], collector)
    })
    const external = at(run.values.get('externalPropertyFileReferences'), 'results')
    if (list(external).length > 0) {
      collector.problem(
        [...path, 'externalPropertyFileReferences', 'results'],
        'Its results lie in another file, which was not sent.',
        'Let the tool write one file with the results inside.',
      )
    }
  })
}

function noteFailure(invocation: unknown, path: (string | number)[], collector: FindingCollector): void {
  if (at(invocation, 'executionSuccessful') === false) {
    const reason =
      text(at(invocation, 'exitCodeDescription')) ?? text(at(invocation, 'processStartFailureMessage'))
    collector.problem(
      [...path, 'executionSuccessful'],
      `The tool says that it failed. ${plainLine(reason)}`.trim(),
      rescan,
    )
  }
  for (const kind of ['toolExecutionNotifications', 'toolConfigurationNotifications']) {
    list(at(invocation, kind)).forEach((notification, index) => {
      if (at(notification, 'level') !== 'error') return
      collector.problem(
        [...path, kind, index],
        `The tool reports: ${plainLine(at(notification, 'message', 'text'))}`,
        rescan,
      )
    })
  }
}

/** Every run lists its results and states that its every invocation succeeded (section 3.20.14). */
export const provesSuccess = (runs: readonly SarifRun[]): boolean =>
  runs.length > 0 &&
  runs.every((run) => {
    const invocations = list(run.values.get('invocations'))
    const succeeded = invocations.every((invocation) => at(invocation, 'executionSuccessful') === true)
    return run.hasResults && invocations.length > 0 && succeeded
  })
