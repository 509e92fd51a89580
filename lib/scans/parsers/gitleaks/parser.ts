import type { JsonEvent } from '#lib/platform/ingest/json/splitter.ts'
import { FindingCollector } from '../collector.ts'
import type { ReportParser } from '../parser.ts'
import { readShape } from '../report-shape.ts'
import { streamFindings } from '../stream-elements.ts'
import { gitleaksElements } from './elements.ts'
import { readLeak } from './leak.ts'

/**
 * gitleaks JSON, from version 7 on. The report says nothing about the run: an empty one (`[]`, `null`) proves
 * a clean scan only when its sender vouches for it.
 */
export const gitleaksParser: ReportParser = {
  format: 'gitleaks',

  detect(head) {
    const { root, open, has } = readShape(head)
    if (root === 'object') return open.get('leaks') === 'array'
    if (root !== 'array') return false
    if (!has('0')) return /^\uFEFF?\s*\[\s*\]\s*$/.test(head)
    return has('0.RuleID')
      ? has('0.File') || has('0.Secret') || has('0.Match')
      : has('0.rule') && has('0.offender')
  },

  async *parse(input) {
    const collector = new FindingCollector(input.limits)
    const read = (event: JsonEvent) => {
      if (event.kind === 'open') return
      if (event.path.length === 0 || (event.path.length === 1 && typeof event.path[0] === 'string')) {
        if (event.value !== null) collector.problem(event.path, 'It is not a list of leaks.')
        return
      }
      collector.receive()
      const leak = readLeak(event)
      if ('missing' in leak)
        collector.problem([...event.path, leak.missing], 'It is missing or not readable.')
      else collector.add(leak)
    }
    yield* streamFindings(input, gitleaksElements, collector, read, null)
    return {
      tool: { name: 'gitleaks', version: null },
      target: null,
      configuration: 'gitleaks',
      explicitSuccess: false,
      declaredCount: null,
      receivedCount: collector.receivedCount,
      problems: collector.problems,
      reportedAt: null,
    }
  },
}
