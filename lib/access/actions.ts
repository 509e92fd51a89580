'use server'

import { defineAction } from '#lib/platform/http/define-action.ts'
import { attestMfa } from './commands/attest-mfa.ts'
import { createSource } from './commands/create-source.ts'
import { createSystem } from './commands/create-system.ts'
import { decideAccount } from './commands/decide-account.ts'
import { describeSource } from './commands/describe-source.ts'
import { describeSystem } from './commands/describe-system.ts'
import { endAttestation } from './commands/end-attestation.ts'
import { rejectImport } from './commands/reject-import.ts'
import { releaseImport } from './commands/release-import.ts'
import { retireSource } from './commands/retire-source.ts'
import { retireSystem } from './commands/retire-system.ts'

export const createSystemAction = defineAction(createSystem)
export const describeSystemAction = defineAction(describeSystem)
export const retireSystemAction = defineAction(retireSystem)
export const createSourceAction = defineAction(createSource)
export const describeSourceAction = defineAction(describeSource)
export const retireSourceAction = defineAction(retireSource)
export const attestMfaAction = defineAction(attestMfa)
export const endAttestationAction = defineAction(endAttestation)
export const decideAccountAction = defineAction(decideAccount)
export const releaseImportAction = defineAction(releaseImport)
export const rejectImportAction = defineAction(rejectImport)
