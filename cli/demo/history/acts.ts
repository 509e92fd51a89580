import type { PersonaKey } from '#cli/demo/organisation/people.ts'
import type { Day } from './life.ts'
import type { Scanner } from './scope.ts'

type Wish = {
  asset: string
  scanner: Scanner
  /** CVE; for secrets and weaknesses the file. */
  finding: string
  disposition: 'accepted' | 'false_positive' | 'not_affected'
  reason: string
  by: PersonaKey
  /** How long an acceptance is asked for. */
  forDays?: number
  decision?: { afterHours: number; outcome: 'approved' | 'rejected'; note: string }
}

export type WishAct = { kind: 'wish'; day: Day } & Wish

export type Act =
  | WishAct
  | { kind: 'decide'; day: Day; asset: string; wish: WishAct }
  /** The lead says where a new system runs and who answers for it. */
  | { kind: 'describe'; day: Day; asset: string }
  /** The lead lets a held run close what it no longer shows. */
  | { kind: 'release'; day: Day; asset: string }
  | { kind: 'rotate-token'; day: Day }

const fixture = (asset: string, day: Day, finding: string): WishAct => ({
  kind: 'wish',
  day,
  asset,
  scanner: 'gitleaks',
  finding,
  disposition: 'false_positive',
  reason: 'An invented value in an example. It opens nothing and never did.',
  by: 'engineer',
  decision: { afterHours: 1, outcome: 'approved', note: 'Checked: the value is made up.' },
})

const told: readonly (WishAct | Extract<Act, { kind: 'release' | 'rotate-token' }>)[] = [
  fixture('model-training', -364.1, 'notebooks/tokeniser-example.ipynb'),
  fixture('model-training', -364.1, 'tests/data/manifest.yaml'),
  fixture('web-console', -320.3, 'test/fixtures/session.json'),
  fixture('web-console', -320.3, 'test/fixtures/webhook.json'),
  {
    kind: 'wish',
    day: -285,
    asset: 'vault',
    scanner: 'trivy-image',
    finding: 'CVE-2025-22866',
    disposition: 'not_affected',
    reason: 'Concerns ppc64le only. The vault runs on amd64.',
    by: 'engineer',
    decision: { afterHours: 5, outcome: 'approved', note: 'All nodes are amd64.' },
  },
  {
    kind: 'wish',
    day: -286,
    asset: 'terraform-live',
    scanner: 'checkov',
    finding: 'storage/exports.tf',
    disposition: 'not_affected',
    reason: 'Access to this bucket is recorded by the trail of the account, which the rule does not see.',
    by: 'engineer',
    decision: { afterHours: 9, outcome: 'approved', note: 'The trail covers it.' },
  },
  {
    kind: 'wish',
    day: -281,
    asset: 'terraform-live',
    scanner: 'checkov',
    finding: 'runners/cache.tf',
    disposition: 'accepted',
    reason: 'The cache is watched from outside. Detailed monitoring comes with its new machine type.',
    by: 'manager',
    forDays: 180,
    decision: { afterHours: 28, outcome: 'approved', note: 'Until the new machines are there.' },
  },
  { kind: 'release', day: -229.4, asset: 'model-registry' },
  {
    kind: 'wish',
    day: -191,
    asset: 'web-console',
    scanner: 'semgrep',
    finding: 'src/docs/link.tsx',
    disposition: 'not_affected',
    reason: 'The address comes from the table of contents that the build checks, never from a reader.',
    by: 'engineer',
    decision: { afterHours: 6, outcome: 'approved', note: 'Seen the check in the build.' },
  },
  { kind: 'rotate-token', day: -182 },
  {
    kind: 'wish',
    day: -150,
    asset: 'observability',
    scanner: 'trivy-image',
    finding: 'CVE-2024-8096',
    disposition: 'accepted',
    reason: 'The collectors do not ask for OCSP. Updated together with their next major version.',
    by: 'engineer',
    forDays: 60,
    decision: { afterHours: 7, outcome: 'approved', note: 'Fine until then.' },
  },
  {
    kind: 'wish',
    day: -140,
    asset: 'billing-db',
    scanner: 'trivy-image',
    finding: 'CVE-2024-10976',
    disposition: 'accepted',
    reason:
      'Row security is not used by the application. The update needs the maintenance window of the next quarter.',
    by: 'manager',
    forDays: 75,
    decision: { afterHours: 26, outcome: 'approved', note: 'Until the window, not longer.' },
  },
  {
    kind: 'wish',
    day: -139,
    asset: 'model-training',
    scanner: 'codeql',
    finding: 'data/dedupe.py',
    disposition: 'not_affected',
    reason: 'The hash finds equal lines. Nobody is kept out by it.',
    by: 'engineer',
    decision: { afterHours: 4, outcome: 'approved', note: 'No security depends on it.' },
  },
  {
    kind: 'wish',
    day: -58,
    asset: 'inference-api',
    scanner: 'trivy-image',
    finding: 'CVE-2023-52425',
    disposition: 'accepted',
    reason: 'We would rather finish the migration first.',
    by: 'engineer',
    forDays: 90,
    decision: {
      afterHours: 30,
      outcome: 'rejected',
      note: 'Requests of customers reach this parser. Please update now.',
    },
  },
  {
    kind: 'wish',
    day: -45,
    asset: 'web-console',
    scanner: 'npm-audit',
    finding: 'GHSA-p8p7-x288-28g6',
    disposition: 'accepted',
    reason:
      'The fixed version is a rewrite. Only a build script uses the package, and it asks fixed addresses.',
    by: 'engineer',
    forDays: 120,
    decision: { afterHours: 20, outcome: 'approved', note: 'Replace the script within this term.' },
  },
  {
    kind: 'wish',
    day: -40,
    asset: 'billing-db',
    scanner: 'trivy-image',
    finding: 'CVE-2024-2236',
    disposition: 'accepted',
    reason: 'The database does not decrypt with RSA, and Debian has not released an update yet.',
    by: 'manager',
    forDays: 180,
    decision: { afterHours: 22, outcome: 'approved', note: 'Agreed. Look again in six months.' },
  },
  {
    kind: 'wish',
    day: -1.2,
    asset: 'identity-provider',
    scanner: 'trivy-image',
    finding: 'CVE-2024-12243',
    disposition: 'accepted',
    reason:
      'Certificates come from our own authority and have few names. The update is planned with the next release.',
    by: 'engineer',
    forDays: 45,
  },
]

const decisions = told.flatMap((act): Act[] => {
  if (act.kind !== 'wish' || act.decision === undefined) return []
  return [{ kind: 'decide', day: act.day + act.decision.afterHours / 24, asset: act.asset, wish: act }]
})

/** What people did in the year, beside scanning. */
export const acts: readonly Act[] = [...told, ...decisions]
