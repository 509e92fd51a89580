import { debianFlaws } from '#cli/demo/catalogue/debian.ts'
import type { Flaw } from '#cli/demo/catalogue/flaw.ts'
import { golangFlaws } from '#cli/demo/catalogue/golang.ts'
import { npmFlaws } from '#cli/demo/catalogue/npm.ts'
import { pythonFlaws } from '#cli/demo/catalogue/python.ts'
import type { Day } from './life.ts'

export type Scanner =
  | 'trivy-image'
  | 'grype-directory'
  | 'npm-audit'
  | 'gitleaks'
  | 'semgrep'
  | 'codeql'
  | 'checkov'

/** What is scanned with what, and when: one scope of closing. */
export type Scope = {
  asset: string
  scanner: Scanner
  /** When it was connected. Scans follow every `everyDays`, give or take some hours. */
  startsOn: Day
  everyDays: number
  /** From this day on every night. */
  dailyFrom?: Day
  /** After this day no scan came any more. */
  endsOn?: Day
  /** Flaws that can occur there, and about how many are open at a time. */
  flaws: readonly Flaw[]
  open: number
}

const withGo = [...debianFlaws, ...golangFlaws]
const withPython = [...debianFlaws, ...pythonFlaws]

const image = (
  asset: string,
  startsOn: Day,
  flaws: readonly Flaw[],
  open: number,
  more: Partial<Scope> = {},
) => ({ asset, scanner: 'trivy-image', startsOn, everyDays: 6.4, flaws, open, ...more }) satisfies Scope

const secrets = (asset: string, startsOn: Day, more: Partial<Scope> = {}) =>
  ({ asset, scanner: 'gitleaks', startsOn, everyDays: 5.6, flaws: [], open: 0, ...more }) satisfies Scope

const code = (asset: string, scanner: Scanner, startsOn: Day) =>
  ({ asset, scanner, startsOn, everyDays: 6.4, flaws: [], open: 0 }) satisfies Scope

/** The systems were connected one after another, the gravest first. */
export const scopes: readonly Scope[] = [
  image('inference-api', -364.8, withPython, 17, { dailyFrom: -30 }),
  image('gateway', -364.6, withGo, 14, { dailyFrom: -30 }),
  { ...code('model-training', 'grype-directory', -364.3), flaws: pythonFlaws, open: 11 },
  secrets('model-training', -364.2),
  image('billing-db', -350.4, debianFlaws, 14),
  image('identity-provider', -340.2, withGo, 15),
  image('vault', -330.5, withGo, 12),
  { ...code('web-console', 'npm-audit', -320.6), dailyFrom: -30, flaws: npmFlaws, open: 12 },
  secrets('web-console', -320.5),
  image('model-registry', -300.3, withGo, 12),
  secrets('terraform-live', -290.7, { endsOn: -9 }),
  code('terraform-live', 'checkov', -290.6),
  image('feature-store', -278.9, withPython, 16),
  { ...code('data-lake', 'grype-directory', -261.5), everyDays: 6.5, flaws: pythonFlaws, open: 12 },
  secrets('data-lake', -261.3),
  image('observability', -240.7, withGo, 14),
  image('ci-runners', -210.2, withGo, 18),
  code('web-console', 'semgrep', -200.4),
  { ...code('docs-site', 'npm-audit', -180.4), flaws: npmFlaws, open: 9 },
  secrets('docs-site', -180.3),
  code('model-training', 'codeql', -150.6),
]

export const scopeKey = ({ asset, scanner }: Pick<Scope, 'asset' | 'scanner'>): string =>
  `${asset}/${scanner}`
