import type { Severity } from '#lib/scans/model.ts'
import { lowestWeakness } from '#lib/scans/rules/rule-id.ts'
import { severityFromProperty } from '#lib/scans/rules/severity.ts'
import { at, isObject, list, text, texts } from '../field.ts'
import { plainLine, plainText } from '../plain-text.ts'

/** What is kept of a reporting descriptor (SARIF 2.1.0, section 3.49): its help can be pages long. */
export type SarifRule = {
  id: string
  name: string
  shortDescription: string
  fullDescription: string
  helpUri: string | undefined
  tags: readonly string[]
  weakness: string | null
  level: string | undefined
  securitySeverity: Severity
  purls: readonly string[]
  messages: ReadonlyMap<string, string>
}

const longestKept = 500

export function readRule(value: unknown): SarifRule {
  const properties = at(value, 'properties')
  const tags = texts(at(properties, 'tags')).map((tag) => plainLine(tag))
  const messages = at(value, 'messageStrings')
  const shortDescription = plainText(at(value, 'shortDescription', 'text'), longestKept)
  return {
    id: plainLine(at(value, 'id')),
    name: plainLine(at(value, 'name')),
    shortDescription,
    fullDescription: plainText(at(value, 'fullDescription', 'text'), longestKept),
    helpUri: text(at(value, 'helpUri')),
    tags,
    weakness: lowestWeakness([...tags, ...texts(at(properties, 'cwe')), ...relatedIds(value)]),
    level: text(at(value, 'defaultConfiguration', 'level')),
    securitySeverity: severityFromProperty(at(properties, 'security-severity')),
    purls: texts(at(properties, 'purls')),
    messages: new Map(
      isObject(messages)
        ? Object.entries(messages).map(([id, message]) => [id, plainText(at(message, 'text'), longestKept)])
        : [],
    ),
  }
}

/** Taxonomies: `{target: {id: "CWE-79"}}`, or id "79" of the tool component "CWE". */
const relatedIds = (value: unknown): string[] =>
  list(at(value, 'relationships')).flatMap((relation) => {
    const id = text(at(relation, 'target', 'id'))
    if (!id) return []
    return text(at(relation, 'target', 'toolComponent', 'name')) === 'CWE' && /^\d+$/.test(id)
      ? `CWE-${id}`
      : id
  })

/** Texts by which a rule shows what it is about. */
export const ruleTexts = (rule: SarifRule | undefined, ruleId: string): string[] =>
  rule ? [ruleId, rule.id, rule.name, rule.shortDescription, ...rule.tags] : [ruleId]

const fromLevel = new Map<string, Severity>([
  ['error', 'high'],
  ['warning', 'medium'],
  ['note', 'low'],
  ['none', 'info'],
])

/**
 * Severity of a result: its own or its rule's `security-severity` (a CVSS-like score), then its level, then
 * its rule's default level, then `warning`, which is SARIF's default (section 3.27.10).
 */
export function resultSeverity(result: unknown, rule: SarifRule | undefined): Severity {
  const own = severityFromProperty(at(result, 'properties', 'security-severity'))
  const scored = [own, rule?.securitySeverity].find((severity) => severity && severity !== 'unknown')
  if (scored) return scored
  return fromLevel.get(text(at(result, 'level')) ?? rule?.level ?? 'warning') ?? 'unknown'
}
