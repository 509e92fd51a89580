import type { AccessReviewedFacts } from './access-reviewed.ts'
import type { FindingsInSlaFacts } from './findings-in-sla-facts.ts'
import type { IncidentFacts } from './incident-record.ts'
import type { MobilisedFacts } from './incidents-mobilised.ts'
import type { PostMortemFacts } from './incidents-post-mortem.ts'
import type { ReportedFacts } from './incidents-reported.ts'
import type { LeastPrivilegeFacts } from './least-privilege.ts'
import type { MfaFacts } from './mfa-enforced.ts'
import type { RevocationsFacts } from './revocations-proven.ts'
import type { ScopeFacts } from './scope-coverage.ts'
import type { SecretsNotInSourceFacts } from './secrets-not-in-source.ts'

/**
 * The facts of every check that can be evaluated, by check id. A check whose facts are left out counts as not
 * connected. An importer that brings a new kind of fact adds its line here.
 */
export type FactsByCheck = {
  readonly 'scope.coverage'?: ScopeFacts
  readonly 'access.reviewed-quarterly'?: AccessReviewedFacts
  readonly 'access.revocations-proven'?: RevocationsFacts
  readonly 'access.least-privilege'?: LeastPrivilegeFacts
  readonly 'mfa.development'?: MfaFacts
  readonly 'mfa.repositories'?: MfaFacts
  readonly 'mfa.cloud'?: MfaFacts
  readonly 'mfa.production'?: MfaFacts
  readonly 'supply-chain.findings-in-sla'?: FindingsInSlaFacts
  readonly 'secrets.not-in-source'?: SecretsNotInSourceFacts
  readonly 'incidents.reported'?: ReportedFacts
  readonly 'incidents.classified'?: IncidentFacts
  readonly 'incidents.mobilised'?: MobilisedFacts
  readonly 'incidents.post-mortem'?: PostMortemFacts
}
