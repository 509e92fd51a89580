'use server'

import { defineAction } from '#lib/platform/http/define-action.ts'
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts'
import { addClock } from '../commands/add-clock.ts'
import { addTask } from '../commands/add-task.ts'
import { beginRecovery } from '../commands/begin-recovery.ts'
import { beginTriage } from '../commands/begin-triage.ts'
import { cancelTask } from '../commands/cancel-task.ts'
import { changeTask } from '../commands/change-task.ts'
import { claimStep } from '../commands/claim-step.ts'
import { classifyIncident } from '../commands/classify-incident.ts'
import { closeIncident } from '../commands/close-incident.ts'
import { completeTask } from '../commands/complete-task.ts'
import { confirmDowngrade } from '../commands/confirm-downgrade.ts'
import { createRegulatoryClock } from '../commands/create-regulatory-clock.ts'
import { describeIncident } from '../commands/describe-incident.ts'
import { dismissIncident } from '../commands/dismiss-incident.ts'
import { endDuty } from '../commands/end-duty.ts'
import { giveDuty } from '../commands/give-duty.ts'
import { openIncident } from '../commands/open-incident.ts'
import { refuseDowngrade } from '../commands/refuse-downgrade.ts'
import { reopenIncident } from '../commands/reopen-incident.ts'
import { resolveIncident } from '../commands/resolve-incident.ts'
import { retireRegulatoryClock } from '../commands/retire-regulatory-clock.ts'
import { stopRegulatoryClock } from '../commands/stop-regulatory-clock.ts'

export const openIncidentAction = defineAction(openIncident)
export const classifyIncidentAction = defineAction(classifyIncident)
export const confirmDowngradeAction = defineAction(confirmDowngrade)
export const refuseDowngradeAction = defineAction(refuseDowngrade)
export const acknowledgeIncidentAction = defineAction(acknowledgeIncident)
export const beginTriageAction = defineAction(beginTriage)
export const beginRecoveryAction = defineAction(beginRecovery)
export const claimStepAction = defineAction(claimStep)
export const resolveIncidentAction = defineAction(resolveIncident)
export const reopenIncidentAction = defineAction(reopenIncident)
export const dismissIncidentAction = defineAction(dismissIncident)
export const closeIncidentAction = defineAction(closeIncident)
export const giveDutyAction = defineAction(giveDuty)
export const endDutyAction = defineAction(endDuty)
export const addTaskAction = defineAction(addTask)
export const changeTaskAction = defineAction(changeTask)
export const completeTaskAction = defineAction(completeTask)
export const cancelTaskAction = defineAction(cancelTask)
export const describeIncidentAction = defineAction(describeIncident)
export const addClockAction = defineAction(addClock)
export const stopRegulatoryClockAction = defineAction(stopRegulatoryClock)
export const createRegulatoryClockAction = defineAction(createRegulatoryClock)
export const retireRegulatoryClockAction = defineAction(retireRegulatoryClock)
