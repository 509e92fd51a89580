import { blockHash, fingerprintVersion, infrastructureCodeIdentity } from '#lib/scans/rules/fingerprint.ts'
import { controlId } from '#lib/scans/rules/rule-id.ts'
import { severityFromWord } from '#lib/scans/rules/severity.ts'
import { at, list, positiveInteger, text } from '../field.ts'
import { plainLine, plainText } from '../plain-text.ts'
import type { ValueEvent } from '../stream-elements.ts'
import type { TrivyPlace, TrivyRead } from './parser.ts'
import { stableTarget } from './place.ts'

/** A failed check of a configuration file or a Kubernetes object. EXCEPTION: waived in Trivy's own policy. */
export function readMisconfiguration(event: ValueEvent, place: TrivyPlace): TrivyRead {
  const { value } = event
  const rule = text(at(value, 'AVDID')) ?? text(at(value, 'ID'))
  if (!rule) return { missing: 'ID' }

  const control = controlId(rule)
  const cause = at(value, 'CauseMetadata')
  const target = stableTarget(place)
  const address = text(at(cause, 'Resource'))
  const resource = address ? `${target}#${address}` : `${target}#${codeOf(cause, text(at(value, 'Message')))}`
  const startLine = positiveInteger(at(cause, 'StartLine'))
  const endLine = positiveInteger(at(cause, 'EndLine'))
  const url = text(at(value, 'PrimaryURL'))
  return {
    type: 'infrastructure-code',
    assertion: text(at(value, 'Status')) === 'EXCEPTION' ? 'suppressed' : 'present',
    ruleId: plainLine(control),
    title: plainLine(text(at(value, 'Title')) ?? control),
    description: plainText(
      [at(value, 'Message'), at(value, 'Description'), at(value, 'Resolution')]
        .filter((part) => text(part))
        .join('\n\n'),
    ),
    severity: severityFromWord(at(value, 'Severity')),
    aliases: [],
    target: plainLine(target, 2_000),
    path: plainLine(place.target, 2_000),
    ...(startLine && { startLine }),
    ...(endLine && { endLine }),
    resource: plainLine(address ?? (place.object || place.target), 2_000),
    ...(url && { url: plainLine(url, 2_000) }),
    ...infrastructureCodeIdentity({ control, resource }),
    fingerprintVersion,
    offset: event.offset,
    length: event.length,
  }
}

/**
 * Without an address the block itself tells resources apart. A check of the file as a whole shows no code;
 * then the message does, which names the container or setting (its numbers are left out: they may be lines).
 */
function codeOf(cause: unknown, message: string | undefined): string {
  const lines = list(at(cause, 'Code', 'Lines'))
    .filter((line) => at(line, 'IsCause') !== false)
    .flatMap((line) => text(at(line, 'Content')) ?? [])
  return lines.length > 0 ? blockHash(lines) : blockHash([(message ?? '').replace(/\d+/g, '#')])
}
