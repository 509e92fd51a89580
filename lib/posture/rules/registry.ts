import type { Check } from './check.ts'
import { accessChecks } from './checks/access.ts'
import { deliveryChecks } from './checks/delivery.ts'
import { incidentChecks } from './checks/incidents.ts'
import { loggingChecks } from './checks/logging.ts'
import { mfaChecks } from './checks/mfa.ts'
import { networkChecks } from './checks/network.ts'
import { scopeChecks } from './checks/scope.ts'
import { secretsChecks } from './checks/secrets.ts'
import { supplyChainChecks } from './checks/supply-chain.ts'

const declared: readonly Check[] = [
  ...scopeChecks,
  ...accessChecks,
  ...mfaChecks,
  ...secretsChecks,
  ...deliveryChecks,
  ...supplyChainChecks,
  ...networkChecks,
  ...loggingChecks,
  ...incidentChecks,
]

/** Every check a policy may name, by id. A check without a rule is here too: its control is honestly unproven. */
export const checkRegistry: ReadonlyMap<string, Check> = new Map(declared.map((check) => [check.id, check]))
