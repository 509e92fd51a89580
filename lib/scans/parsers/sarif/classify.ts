import type { FindingType } from '#lib/scans/model.ts'
import { detectsSecret } from '../secret-rules.ts'
import { ruleTexts, type SarifRule } from './rule.ts'

const vulnerabilityId =
  /^(?:CVE|GHSA|SNYK-(?!CODE|CC)|BDSA|OSV|RUSTSEC|PYSEC|GMS|ALAS|ALSA|ELSA|RHSA|RLSA|USN|DSA|DLA|GO)-|^SNYK_/i
const dependencyTools =
  /grype|osv-scanner|snyk (?:open source|container)|dependency-?check|govulncheck|black ?duck/i
const infrastructureTools =
  /checkov|kics|tfsec|terrascan|kubescape|hadolint|kube-?linter|kubesec|prowler|cfn|snyk iac|datree|polaris/i

type Result = { tool: string; ruleId: string; rule: SarifRule | undefined; path: string }

/** SARIF does not say what a result is about: the rule's tags, the tool and the place do. */
export function classify({ tool, ruleId, rule, path }: Result): FindingType {
  const tags = new Set(rule?.tags.map((tag) => tag.toLowerCase()))
  const texts = ruleTexts(rule, ruleId)
  if (tags.has('secret') || (!vulnerabilityId.test(ruleId) && detectsSecret({ tool, rule: texts })))
    return 'secret'
  if (/^https?:/i.test(path)) return 'web'
  if (tags.has('vulnerability') || vulnerabilityId.test(ruleId) || dependencyTools.test(tool))
    return 'dependency'
  if (tags.has('license') || tags.has('licence')) return 'licence'
  if (tags.has('misconfiguration') || infrastructureTools.test(tool)) return 'infrastructure-code'
  return 'source-code'
}
