import type { FindingsInSlaFacts } from './findings-in-sla-facts.ts'
import type { SecretsNotInSourceFacts } from './secrets-not-in-source.ts'

/**
 * The facts of every check that can be evaluated, by check id. A check whose facts are left out counts as not
 * connected. An importer that brings a new kind of fact adds its line here.
 */
export type FactsByCheck = {
  readonly 'supply-chain.findings-in-sla'?: FindingsInSlaFacts
  readonly 'secrets.not-in-source'?: SecretsNotInSourceFacts
}
