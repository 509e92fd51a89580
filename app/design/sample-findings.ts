import type { SeverityAges } from '#components/charts/prepare-age-bars.ts'
import type { SeverityDay } from '#components/charts/prepare-severity-area.ts'
import type { StatusDay } from '#components/charts/prepare-status-history.ts'
import type { SeverityName } from '#components/ui/severity.tsx'
import { now } from './sample-posture.ts'

const dayMs = 86_400_000
const dayName = (daysBack: number) => new Date(now.getTime() - daysBack * dayMs).toISOString().slice(0, 10)

export const severityDays: SeverityDay[] = Array.from({ length: 90 }, (_, index) => {
  const left = 1 - (index / 89) * 0.66
  const swell = Math.sin(index / 9) * 6
  return {
    day: dayName(89 - index),
    counts: {
      critical: Math.max(2, Math.round(24 * left + swell / 3)),
      high: Math.round(120 * left + swell),
      medium: Math.round(180 * left - swell / 2),
      low: Math.round(96 * left),
    },
  }
})

export const statusDays: StatusDay[] = Array.from({ length: 90 }, (_, index) => {
  const breached = index < 30 ? 5 : index < 62 ? 4 : index < 86 ? 2 : 3
  const unproven = index < 20 ? 8 : index < 80 ? 2 : 3
  const atRisk = index % 23 < 6 ? 3 : 2
  return {
    day: dayName(89 - index),
    counts: { breached, unproven, at_risk: atRisk, met: 26 - breached - unproven - atRisk },
  }
})

export const severityAges: SeverityAges[] = [
  {
    severity: 'critical',
    slaDays: 7,
    counts: { quarter1: 3, quarter2: 1, quarter3: 2, quarter4: 1, over: 1 },
  },
  { severity: 'high', slaDays: 30, counts: { quarter1: 12, quarter2: 9, quarter3: 6, quarter4: 4, over: 3 } },
  {
    severity: 'medium',
    slaDays: 90,
    counts: { quarter1: 31, quarter2: 18, quarter3: 9, quarter4: 4, over: 0 },
  },
  {
    severity: 'low',
    slaDays: 120,
    counts: { quarter1: 22, quarter2: 14, quarter3: 3, quarter4: 0, over: 0 },
  },
]

export type SampleFinding = {
  id: string
  title: string
  severity: SeverityName
  asset: string
  source: string
  ageDays: number
}

const packages = [
  'openssl',
  'glibc',
  'zlib',
  'lodash',
  'jackson-databind',
  'golang.org/x/net',
  'urllib3',
  'libxml2',
]
const assets = ['inference-api', 'model-serving', 'billing-db', 'gateway', 'training-runner', 'core-model']
const severities: SeverityName[] = [
  'critical',
  'high',
  'high',
  'medium',
  'medium',
  'medium',
  'low',
  'info',
  'unknown',
]
const sources = ['Trivy', 'Grype', 'npm audit', 'SARIF']
const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item

/** As many findings as asked for, the same on every run. */
export function sampleFindings(count: number): SampleFinding[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `F-${8841 - index}`,
    title: `CVE-2026-${String(40_117 - index * 7).padStart(5, '0')} in ${pick(packages, index * 5 + 1)}`,
    severity: pick(severities, index * 4),
    asset: pick(assets, index * 7 + 2),
    source: pick(sources, index * 3),
    ageDays: (index * 13) % 96,
  }))
}
