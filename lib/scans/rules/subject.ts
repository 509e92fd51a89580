import type { FindingType, ScanFormat } from '../model.ts'

export type AssetKind = 'repository' | 'image' | 'system' | 'cloud-account' | 'other'
export type ScanKind =
  | 'dependency-scan'
  | 'image-scan'
  | 'secret-scan'
  | 'infrastructure-code-scan'
  | 'source-code-scan'
  | 'web-scan'

type Report = { format: ScanFormat; tool: string; configuration: string; types: ReadonlySet<string> }

const secretTools = /gitleaks|trufflehog|detect-secrets|ggshield|noseyparker|secret/i
const dependencyTools = /trivy|grype|snyk (open source|container)|osv|dependency|audit|govulncheck|blackduck/i
const infrastructureTools = /checkov|kics|tfsec|terrascan|kubescape|hadolint|prowler/i
const webTools = /\bzap\b/i

const has = (report: Report, type: FindingType) => report.types.has(type)
const isImage = (report: Report) => /container_image|\bimage\b/.test(report.configuration)

/**
 * What a run of this scanner proves. One kind a run: a vulnerability scanner that also came across a secret
 * did not thereby prove that it looked everywhere for secrets.
 */
export function scanKindOf(report: Report): ScanKind {
  switch (report.format) {
    case 'gitleaks':
      return 'secret-scan'
    case 'npm-audit':
      return 'dependency-scan'
    case 'grype':
      return isImage(report) ? 'image-scan' : 'dependency-scan'
    case 'trivy':
      if (isImage(report)) return 'image-scan'
      if (has(report, 'infrastructure-code') && !has(report, 'dependency')) return 'infrastructure-code-scan'
      return has(report, 'secret') && !has(report, 'dependency') ? 'secret-scan' : 'dependency-scan'
    case 'sarif':
      if (secretTools.test(report.tool)) return 'secret-scan'
      if (infrastructureTools.test(report.tool)) return 'infrastructure-code-scan'
      if (webTools.test(report.tool)) return 'web-scan'
      return dependencyTools.test(report.tool) ? 'dependency-scan' : 'source-code-scan'
  }
}

/** What kind of asset a report is about, when its sender did not say and the asset is not known yet. */
export function assetKindOf(kind: ScanKind): AssetKind {
  if (kind === 'image-scan') return 'image'
  return kind === 'web-scan' ? 'system' : 'repository'
}

/**
 * The asset a report names by itself: the tag and the digest of an image change at every build, so they are
 * no part of what it is. At most 200 characters.
 */
export function assetNameFrom(target: string | null, fileName: string): string {
  const name = target?.trim() || fileName
  return withoutTag(name.replace(/@sha256:[0-9a-f]{64}$/, '')).slice(0, 200)
}

function withoutTag(name: string): string {
  const isWindowsPath = /^[A-Za-z]:[\\/]/.test(name)
  const colon = name.lastIndexOf(':')
  // A colon before the last slash separates a port or a scheme.
  return !isWindowsPath && colon > 0 && colon > name.lastIndexOf('/') ? name.slice(0, colon) : name
}
