import type { FindingType, ParsedFinding } from '#lib/scans/model.ts'
import { canonicalId, normaliseVulnerabilityId, trueAliases } from '#lib/scans/rules/aliases.ts'
import {
  blockHash,
  hashFields,
  type Identity,
  infrastructureCodeIdentity,
  licenceIdentity,
  normaliseSnippet,
  packageFindingIdentity,
  sourceCodeIdentity,
  webIdentity,
} from '#lib/scans/rules/fingerprint.ts'
import { packageIdentity } from '#lib/scans/rules/package-identity.ts'
import { controlId } from '#lib/scans/rules/rule-id.ts'
import { imageTarget, manifestTarget, urlPlace } from '#lib/scans/rules/target.ts'
import { at, text } from '../field.ts'
import { plainLine } from '../plain-text.ts'
import { identifySecret } from '../secret-finding.ts'
import type { Ordinals } from './ordinals.ts'
import { packageOf, vulnerabilityIdsOf } from './package.ts'
import type { SarifRule } from './rule.ts'
import { lineHash, toolFingerprint } from './tool-fingerprint.ts'

export type SarifResult = {
  value: unknown
  type: FindingType
  ruleId: string
  rule: SarifRule | undefined
  message: string
  path: string
  /** Line and column, to tell results apart that agree in everything else. */
  position: string
  snippet: string | undefined
  imageName: string | undefined
}

type Identified = Identity & Partial<ParsedFinding>

/** Fingerprint and issue key by type (FORMATS), and the fields that only this type has. */
export function identify(result: SarifResult, ordinals: Ordinals): Identified {
  switch (result.type) {
    case 'secret':
      return identifySecret(
        // Without a token, the tool's own fingerprint or the masked snippet stands in for the secret.
        [
          result.snippet,
          result.message,
          toolFingerprint(result.value, result.ruleId) ?? result.snippet ?? '',
        ],
        result.ruleId,
        result.path,
      )
    case 'dependency':
      return identifyPackage(result)
    case 'licence': {
      const name = packageOf(result.value, result.rule, result.message)?.name ?? result.path
      return licenceIdentity({ licence: result.ruleId, packageName: name, target: result.path })
    }
    case 'infrastructure-code':
      return identifyInfrastructure(result)
    case 'web':
      return identifyWeb(result)
    default:
      return identifySource(result, ordinals)
  }
}

function identifyPackage(result: SarifResult): Identified {
  const found = packageOf(result.value, result.rule, result.message)
  const [first = '', ...others] = vulnerabilityIdsOf(result.ruleId, result.rule)
  const aliases = trueAliases(first, others)
  const ids = [normaliseVulnerabilityId(first), ...aliases]
  const target = result.imageName
    ? imageTarget(result.imageName)
    : manifestTarget(result.path, found?.version)
  return {
    ...(result.imageName && { type: 'image' as const }),
    aliases: ids.filter((id) => id !== normaliseVulnerabilityId(result.ruleId)).map((id) => plainLine(id)),
    ...(found && { packageName: plainLine(found.name), purl: plainLine(found.purl, 2_000) }),
    ...(found?.version && { packageVersion: plainLine(found.version) }),
    ...(found?.fixedVersion && { fixedVersion: plainLine(found.fixedVersion) }),
    target: plainLine(target, 2_000),
    ...packageFindingIdentity({
      vulnerability: canonicalId(ids),
      purl: found ? packageIdentity(found.purl) : '',
      target,
    }),
  }
}

function identifyInfrastructure(result: SarifResult): Identified {
  const address = text(at(result.value, 'locations', 0, 'logicalLocations', 0, 'fullyQualifiedName'))
  // Without code or address the message names the resource; its numbers may be lines.
  const block = blockHash([result.snippet ?? result.message.replace(/\d+/g, '#')])
  return {
    ...(address && { resource: plainLine(address, 2_000) }),
    ...infrastructureCodeIdentity({
      control: controlId(result.ruleId),
      resource: `${result.path}#${address ?? block}`,
    }),
  }
}

function identifyWeb(result: SarifResult): Identified {
  const place = urlPlace(result.path) ?? { host: '', pathTemplate: result.path }
  const method = text(at(result.value, 'webRequest', 'method')) ?? ''
  const parameter =
    text(at(result.value, 'properties', 'param')) ?? text(at(result.value, 'properties', 'parameter')) ?? ''
  return {
    url: plainLine(result.path, 2_000),
    ...(method && { method: plainLine(method) }),
    ...(parameter && { parameter: plainLine(parameter) }),
    ...webIdentity({ rule: result.ruleId, ruleFamily: familyOf(result), method, parameter, ...place }),
  }
}

function identifySource(result: SarifResult, ordinals: Ordinals): Identified {
  const { ruleId: rule, path } = result
  const snippet =
    result.snippet !== undefined ? normaliseSnippet(result.snippet) : (lineHash(result.value) ?? '')
  const ordinal = ordinals.of(hashFields('ordinal', [rule, path, snippet]), result.position)
  return sourceCodeIdentity({ rule, ruleFamily: familyOf(result), path, snippet, ordinal })
}

/** The weakness, where the rule names one: two scanners then agree on the issue. */
const familyOf = ({ rule, ruleId }: SarifResult): string => rule?.weakness ?? ruleId
