import { fingerprintVersion } from '#lib/scans/rules/fingerprint.ts'
import { severityFromWord } from '#lib/scans/rules/severity.ts'
import { normalisePath } from '#lib/scans/rules/target.ts'
import { at, positiveInteger, text } from '../field.ts'
import { plainLine, plainText } from '../plain-text.ts'
import { identifySecret } from '../secret-finding.ts'
import type { ValueEvent } from '../stream-elements.ts'
import type { TrivyPlace, TrivyRead } from './parser.ts'

/** Trivy masks secrets itself (`ENV TOKEN=*****`): such a finding is known by its masked line. */
export function readSecret(event: ValueEvent, place: TrivyPlace): TrivyRead {
  const { value } = event
  const rule = text(at(value, 'RuleID'))
  const match = text(at(value, 'Match'))
  if (!rule) return { missing: 'RuleID' }
  if (!match) return { missing: 'Match' }

  const path = normalisePath(place.target)
  const startLine = positiveInteger(at(value, 'StartLine'))
  const endLine = positiveInteger(at(value, 'EndLine'))
  return {
    type: 'secret',
    assertion: 'present',
    ruleId: plainLine(rule),
    title: plainLine(`${text(at(value, 'Title')) ?? rule} in ${path || 'an unnamed file'}`),
    description: plainText(at(value, 'Category')),
    severity: severityFromWord(at(value, 'Severity')),
    aliases: [],
    target: plainLine(place.object || path, 2_000),
    path: plainLine(path, 2_000),
    ...(startLine && { startLine }),
    ...(endLine && { endLine }),
    ...identifySecret([match], rule, place.object ? `${place.object}: ${path}` : path),
    fingerprintVersion,
    offset: event.offset,
    length: event.length,
  }
}
