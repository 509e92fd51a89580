import { leaksOn } from '#cli/demo/history/leaks.ts'
import { lookAt, type ScanStep } from '#cli/demo/history/plan.ts'
import { weaknessesOn } from '#cli/demo/history/weaknesses.ts'
import { gitleaksReport } from './gitleaks.ts'
import { grypeDirectoryReport } from './grype.ts'
import { npmAuditReport } from './npm-audit.ts'
import { sarifReport } from './sarif.ts'
import { trivyImageReport } from './trivy.ts'

/** Roughly where a report's head ends; every format has its first finding later. */
const headLength = 300

/** The report that the scanner of this step writes, byte for byte. @param end the moment that day 0 stands for */
export function renderReport(step: ScanStep, end: Date): string {
  const report = wholeReport(step, end)
  switch (step.cut) {
    case 'head':
      return report.slice(0, headLength)
    case 'half':
      return report.slice(0, Math.floor(report.length / 2))
    default:
      return report
  }
}

function wholeReport({ scope, day }: ScanStep, end: Date): string {
  const look = lookAt(scope, day, end)
  switch (scope.scanner) {
    case 'trivy-image':
      return trivyImageReport(look)
    case 'grype-directory':
      return grypeDirectoryReport(look)
    case 'npm-audit':
      return npmAuditReport(look)
    case 'gitleaks':
      return gitleaksReport(leaksOn(scope.asset, day))
    case 'semgrep':
    case 'codeql':
    case 'checkov':
      return sarifReport(scope.scanner, weaknessesOn(scope.asset, scope.scanner, day), look.at)
  }
}
