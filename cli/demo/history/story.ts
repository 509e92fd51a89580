import type { FlawSeverity } from '#cli/demo/catalogue/flaw.ts'
import { type Day, type Life, neverFixed } from './life.ts'
import type { Scope } from './scope.ts'

type Told = readonly [from: Day, until: Day, id: string, rerated?: { on: Day; severity: FlawSeverity }]

/** What happens on purpose, by scope. Ordinary flaws come and go around it. */
const told: Readonly<Record<string, readonly Told[]>> = {
  // A backlog of High findings after the summer: overdue from five weeks ago, worked off wave by wave.
  'inference-api/trivy-image': [
    [-70, -29, 'CVE-2024-2961'],
    [-70, -23, 'CVE-2024-33599'],
    [-69, -16, 'CVE-2023-52425'],
    [-69, -29, 'CVE-2024-6119'],
    [-250, -243, 'CVE-2023-38545'],
    [-120, -109, 'CVE-2023-38545'],
  ],
  'feature-store/trivy-image': [
    [-71, -31, 'CVE-2024-0553'],
    [-71, -25, 'CVE-2024-0567'],
    [-70, -19, 'CVE-2024-2398'],
    // Due within days.
    [-34.5, neverFixed, 'CVE-2024-28757'],
  ],
  'identity-provider/trivy-image': [
    [-70, -30, 'CVE-2023-2953'],
    [-70, -24, 'CVE-2024-37370'],
    [-69, -17, 'CVE-2023-44487'],
    [-210, -189, 'CVE-2024-6232', { on: -199, severity: 'medium' }],
    // Waits for the lead to accept it.
    [-20, neverFixed, 'CVE-2024-12243'],
  ],
  'ci-runners/trivy-image': [
    [-72, -31, 'CVE-2024-32004'],
    [-72, -25, 'CVE-2024-6387'],
    [-71, -19, 'CVE-2024-32487'],
    [-70, -13, 'CVE-2023-47038'],
  ],
  // What is out of true today.
  'gateway/trivy-image': [
    [-10.6, neverFixed, 'CVE-2024-45337'],
    [-40, -12, 'CVE-2024-45338'],
  ],
  // Accepted for a quarter, then mended.
  'billing-db/trivy-image': [
    [-180, -70, 'CVE-2024-10976'],
    [-100, neverFixed, 'CVE-2024-2236'],
  ],
  // Accepted for two months, then open again, then mended.
  'observability/trivy-image': [[-160, -78, 'CVE-2024-8096', { on: -100, severity: 'low' }]],
  // Medium when it was found, High a week later, mended in time for both.
  'model-registry/trivy-image': [[-121, -104, 'CVE-2024-28182', { on: -112, severity: 'high' }]],
  // Does not apply: the affected function is not called.
  'vault/trivy-image': [[-300, neverFixed, 'CVE-2025-22866']],
  'web-console/npm-audit': [[-60, neverFixed, 'CVE-2023-28155']],
}

/**
 * Much is gone at once, so the run that no longer shows it is held: the registry moved to a smaller base image, which
 * the lead confirmed; the data lake lost its old storage client, which nobody has confirmed yet.
 */
const sweeps: readonly { scope: string; on: Day; share: number }[] = [
  { scope: 'model-registry/trivy-image', on: -232, share: 0.6 },
  { scope: 'data-lake/grype-directory', on: -2, share: 0.75 },
]

/** The intended lives of a scope. */
export const toldLives = (key: string, scope: Scope): Life[] =>
  (told[key] ?? []).map(([from, until, id, rerated]) => {
    const flaw = scope.flaws.find((one) => one.id === id)
    if (!flaw) throw new Error(`The story of ${key} names ${id}, which cannot occur there.`)
    return { flaw, from, until, ...(rerated ? { rerated } : {}) }
  })

/** Ends the lives that a sweep of the scope ends. */
export function sweepAway(key: string, lives: readonly Life[]): Life[] {
  const sweep = sweeps.find(({ scope }) => scope === key)
  // Those that would have gone soonest: what stays is then there for a while.
  const there = lives
    .filter((life) => sweep && life.from < sweep.on && life.until > sweep.on)
    .sort((a, b) => a.until - b.until)
  const swept = new Set(there.slice(0, Math.ceil(there.length * (sweep?.share ?? 0))))
  return lives.map((life) => (sweep && swept.has(life) ? { ...life, until: sweep.on } : life))
}

/** First attempts that went wrong, a day before the last scan that precedes `before`; that scan then succeeded. */
export const flawedScans: readonly { scope: string; before: Day; cut: 'head' | 'half' }[] = [
  { scope: 'ci-runners/trivy-image', before: -150, cut: 'head' },
  { scope: 'web-console/npm-audit', before: -95, cut: 'half' },
  { scope: 'billing-db/trivy-image', before: -8, cut: 'head' },
  { scope: 'model-training/grype-directory', before: -3, cut: 'half' },
]
