import type { Flaw } from '#cli/demo/catalogue/flaw.ts'
import { type Day, type Life, neverFixed } from './life.ts'
import type { Scope } from './scope.ts'

/** `from until CVE` of what happens on purpose, by scope. Background flaws come and go around it. */
const told: Readonly<Record<string, readonly (readonly [from: Day, until: Day, id: string])[]>> = {
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
  'observability/trivy-image': [[-160, -78, 'CVE-2024-8096']],
  // Does not apply: the affected function is not called.
  'vault/trivy-image': [[-300, neverFixed, 'CVE-2025-22866']],
  'web-console/npm-audit': [[-60, neverFixed, 'CVE-2023-28155']],
}

/**
 * Much is gone at once, so the run that no longer shows it is held: the registry moved to a smaller base image, which
 * the lead confirmed; the data lake lost its old storage client, which nobody has confirmed yet.
 */
const sweeps: readonly { scope: string; on: Day; share: number }[] = [
  { scope: 'model-registry/trivy-image', on: -232, share: 0.75 },
  { scope: 'data-lake/grype-directory', on: -2, share: 0.75 },
]

/** CVEs rated anew while they were open, in whatever scope: `[CVE, when, severity]`. */
const rerated: readonly (readonly [id: string, on: Day, severity: Flaw['severity']])[] = [
  ['CVE-2023-52425', -60, 'high'],
  ['CVE-2024-6232', -130, 'medium'],
  ['CVE-2024-33600', -95, 'high'],
  ['CVE-2024-28219', -210, 'medium'],
]

/** The intended lives of a scope. */
export const toldLives = (key: string, scope: Scope): Life[] =>
  (told[key] ?? []).map(([from, until, id]) => {
    const flaw = scope.flaws.find((one) => one.id === id)
    if (!flaw) throw new Error(`The story of ${key} names ${id}, which cannot occur there.`)
    return { flaw, from, until }
  })

/** Bends a scope's lives to the story: the sweep, and what was rated anew. */
export function bend(key: string, lives: readonly Life[]): Life[] {
  const sweep = sweeps.find(({ scope }) => scope === key)
  const there = lives.filter((life) => sweep && life.from < sweep.on && life.until > sweep.on)
  const swept = new Set(there.slice(0, Math.ceil(there.length * (sweep?.share ?? 0))))
  return lives.map((life) => {
    const rating = rerated.find(([id, on]) => id === life.flaw.id && life.from < on && on < life.until)
    return {
      ...life,
      ...(sweep && swept.has(life) ? { until: sweep.on } : {}),
      ...(rating ? { rerated: { on: rating[1], severity: rating[2] } } : {}),
    }
  })
}

/** First attempts that went wrong, a day before the last scan that precedes `before`; that scan then succeeded. */
export const flawedScans: readonly { scope: string; before: Day; cut: 'head' | 'half' }[] = [
  { scope: 'ci-runners/trivy-image', before: -150, cut: 'head' },
  { scope: 'web-console/npm-audit', before: -95, cut: 'half' },
  { scope: 'billing-db/trivy-image', before: -8, cut: 'head' },
  { scope: 'model-training/grype-directory', before: -3, cut: 'half' },
]
