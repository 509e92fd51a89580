import type { ParsedFinding } from '#lib/scans/model.ts'
import { fingerprintVersion } from '#lib/scans/rules/fingerprint.ts'
import { severityFromWord } from '#lib/scans/rules/severity.ts'
import { normalisePath } from '#lib/scans/rules/target.ts'
import { at, positiveInteger, text } from '../field.ts'
import { plainLine, plainText } from '../plain-text.ts'
import { identifySecret } from '../secret-finding.ts'
import type { ValueEvent } from '../stream-elements.ts'

/** gitleaks rates nothing: a leaked secret is taken as high unless the report says otherwise. */
const unratedSeverity = 'high'

/** One leak, or the field that is missing in it. The commit is an occurrence and not part of its identity. */
export function readLeak(event: ValueEvent): ParsedFinding | { missing: string } {
  const { value } = event
  const first = (...names: string[]) => names.map((name) => text(at(value, name))).find((found) => found)
  const rule = first('RuleID', 'rule_id', 'rule', 'Rule')
  const shown = [first('Secret', 'offender'), first('Match', 'line', 'Line')]
  if (!rule) return { missing: 'RuleID' }
  if (!shown.some(Boolean)) return { missing: 'Secret' }

  const path = normalisePath(first('File', 'file') ?? '')
  const startLine = positiveInteger(
    at(value, 'StartLine') ?? at(value, 'lineNumber') ?? at(value, 'start_line'),
  )
  const endLine = positiveInteger(at(value, 'EndLine') ?? at(value, 'end_line'))
  const severity = severityFromWord(at(value, 'severity'))
  const commit = first('Commit', 'commit')
  return {
    type: 'secret',
    assertion: 'present',
    ruleId: plainLine(rule),
    title: plainLine(`${rule} in ${path || 'an unnamed file'}`),
    description: plainText(
      [first('Description', 'description'), commit && `Commit ${commit}`].filter(Boolean).join('\n'),
    ),
    severity: severity === 'unknown' ? unratedSeverity : severity,
    aliases: [],
    target: plainLine(path, 2_000),
    ...(path && { path: plainLine(path, 2_000) }),
    ...(startLine && { startLine }),
    ...(endLine && { endLine }),
    ...identifySecret(shown, rule, path),
    fingerprintVersion,
    offset: event.offset,
    length: event.length,
  }
}
