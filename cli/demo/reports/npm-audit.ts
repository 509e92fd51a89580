import type { Flaw, FlawSeverity } from '#cli/demo/catalogue/flaw.ts'
import { hexOf } from '#cli/demo/random.ts'
import { scoreOf } from './describe.ts'
import type { Look } from './report.ts'

type Seen = { flaw: Flaw; severity: FlawSeverity }

const word: Record<FlawSeverity, string> = {
  critical: 'critical',
  high: 'high',
  medium: 'moderate',
  low: 'low',
}
const gravity: readonly FlawSeverity[] = ['low', 'medium', 'high', 'critical']

/** `npm audit --json` of npm 7 and later: one entry a package, its advisories under `via`. */
export function npmAuditReport(look: Look): string {
  const seen = look.present.map(({ life, severity }) => ({ flaw: life.flaw, severity }))
  const packages = [...Map.groupBy(seen, ({ flaw }) => flaw.packageName)].sort(([a], [b]) => (a < b ? -1 : 1))
  const entries = packages.map(([name, flaws]) => [name, entry(name, flaws)] as const)
  const count = (severity: FlawSeverity) => packages.filter(([, flaws]) => gravest(flaws) === severity).length
  const report = {
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(entries),
    metadata: {
      vulnerabilities: {
        info: 0,
        low: count('low'),
        moderate: count('medium'),
        high: count('high'),
        critical: count('critical'),
        total: packages.length,
      },
      dependencies: { prod: 412, dev: 897, optional: 61, peer: 14, peerOptional: 0, total: 1368 },
    },
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

function entry(name: string, flaws: readonly Seen[]) {
  return {
    name,
    severity: word[gravest(flaws)],
    isDirect: Number.parseInt(hexOf(name, 2), 16) % 4 === 0,
    via: flaws.map(({ flaw, severity }) => ({
      source: 1_080_000 + (Number.parseInt(hexOf(flaw.id, 5), 16) % 20_000),
      name,
      dependency: name,
      title: `${flaw.title} in ${name}`,
      url: `https://github.com/advisories/${flaw.ghsa}`,
      severity: word[severity],
      cwe: [flaw.weakness],
      cvss: { score: scoreOf[severity].score, vectorString: scoreOf[severity].vector },
      range: `<${flaw.fixed}`,
    })),
    effects: [],
    range: `<=${flaws[0]?.flaw.installed}`,
    nodes: [`node_modules/${name}`],
    fixAvailable: true,
  }
}

const gravest = (flaws: readonly Seen[]): FlawSeverity =>
  gravity.findLast((severity) => flaws.some((one) => one.severity === severity)) ?? 'low'
