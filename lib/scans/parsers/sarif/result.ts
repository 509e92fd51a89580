import type { ParsedFinding } from '#lib/scans/model.ts'
import { fingerprintVersion } from '#lib/scans/rules/fingerprint.ts'
import { at, isObject, list, positiveInteger, text } from '../field.ts'
import { plainLine, plainText } from '../plain-text.ts'
import type { ValueEvent } from '../stream-elements.ts'
import { assertionOf } from './assertion.ts'
import { classify } from './classify.ts'
import { identify } from './identity.ts'
import type { Ordinals } from './ordinals.ts'
import { resultSeverity, type SarifRule } from './rule.ts'
import type { SarifRun } from './run.ts'
import { toolFingerprint } from './tool-fingerprint.ts'

const firstSentence = /^[^\n]{1,200}?[.!?](?=\s|$)|^[^\n]{1,200}/

/** One of `results[]`, or what it lacks. A result may have no location: then rule and message place it. */
export function readResult(
  event: ValueEvent,
  run: SarifRun,
  ordinals: Ordinals,
): ParsedFinding | { missing: string } {
  const { value } = event
  if (!isObject(value)) return { missing: 'ruleId' }
  const { ruleId, rule } = run.ruleOf(value)
  const message = messageOf(value, rule)
  if (!ruleId && !message) return { missing: 'ruleId' }

  const place = at(value, 'locations', 0, 'physicalLocation')
  const region = at(place, 'region')
  const path = run.pathOf(at(place, 'artifactLocation'))
  const startLine = positiveInteger(at(region, 'startLine'))
  const endLine = positiveInteger(at(region, 'endLine'))
  const alternateFingerprint = toolFingerprint(value, ruleId)
  const type = classify({ tool: run.toolName, ruleId, rule, path })
  const description = [message, rule?.fullDescription].filter(Boolean).join('\n\n')
  return {
    assertion: assertionOf(value),
    ruleId: ruleId || 'unnamed-rule',
    title: plainLine(rule?.shortDescription || (firstSentence.exec(message)?.[0] ?? ruleId)),
    description: plainText(description),
    severity: resultSeverity(value, rule),
    aliases: [],
    target: plainLine(path, 2_000),
    ...(path && { path: plainLine(path, 2_000) }),
    ...(startLine && { startLine }),
    ...(endLine && { endLine }),
    ...(rule?.helpUri && URL.canParse(rule.helpUri) && { url: plainLine(rule.helpUri, 2_000) }),
    ...(alternateFingerprint && { alternateFingerprint }),
    type,
    ...identify(
      {
        value,
        type,
        ruleId: ruleId || 'unnamed-rule',
        rule,
        // Only where nothing else places it does the message tell two results apart.
        path: path || logicalName(value) || message,
        message,
        position: positionOf(region),
        snippet: snippetOf(place),
        imageName: run.imageName ?? (/container/i.test(run.toolName) ? path : undefined),
      },
      ordinals,
    ),
    fingerprintVersion,
    offset: event.offset,
    length: event.length,
  }
}

const positionOf = (region: unknown): string =>
  ['startLine', 'startColumn', 'endLine', 'endColumn', 'charOffset', 'byteOffset']
    .map((name) => String(at(region, name) ?? ''))
    .join(':')

const snippetOf = (place: unknown): string | undefined => {
  const snippet =
    text(at(place, 'region', 'snippet', 'text')) ?? text(at(place, 'contextRegion', 'snippet', 'text'))
  return snippet === 'requires login' ? undefined : snippet
}

const logicalName = (result: unknown): string => {
  const logical = at(result, 'locations', 0, 'logicalLocations', 0)
  return text(at(logical, 'fullyQualifiedName')) ?? text(at(logical, 'name')) ?? ''
}

/** `{0}` in a rule's message string stands for the result's first argument (section 3.11.5). */
function messageOf(result: unknown, rule: SarifRule | undefined): string {
  const own = text(at(result, 'message', 'text'))
  if (own) return plainText(own)
  const template = rule?.messages.get(text(at(result, 'message', 'id')) ?? '') ?? ''
  const values = list(at(result, 'message', 'arguments'))
  return plainText(
    template.replace(/\{(\d+)\}/g, (_, index) => plainLine(values[Number(index)]) || `{${index}}`),
  )
}
