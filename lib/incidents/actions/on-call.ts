'use server'

import { defineAction, defineFormAction } from '#lib/platform/http/define-action.ts'
import { formText, formTexts } from '#lib/platform/http/form-text.ts'
import { addOverride } from '../commands/add-override.ts'
import { changeSchedule } from '../commands/change-schedule.ts'
import { createSchedule } from '../commands/create-schedule.ts'
import { endOverride } from '../commands/end-override.ts'
import { endRotation } from '../commands/end-rotation.ts'
import { retireSchedule } from '../commands/retire-schedule.ts'
import { setEscalationLevels } from '../commands/set-escalation-levels.ts'
import { setRotation } from '../commands/set-rotation.ts'

export const createScheduleAction = defineFormAction(
  (form) => ({ name: formText(form, 'name'), timeZone: formText(form, 'timeZone') }),
  createSchedule,
)
export const changeScheduleAction = defineFormAction(
  (form) => ({
    scheduleId: formText(form, 'scheduleId'),
    name: formText(form, 'name'),
    timeZone: formText(form, 'timeZone'),
  }),
  changeSchedule,
)
export const retireScheduleAction = defineAction(retireSchedule)
export const setRotationAction = defineFormAction(
  (form) => ({
    scheduleId: formText(form, 'scheduleId'),
    replacesId: formText(form, 'replacesId') || null,
    from: formText(form, 'from') || null,
    userIds: formTexts(form, 'userIds'),
    turnDays: Number(formText(form, 'turnDays')),
    handoverHour: Number(formText(form, 'handoverHour')),
    weekdays: formTexts(form, 'weekdays').map(Number),
    fromHour: Number(formText(form, 'fromHour')),
    toHour: Number(formText(form, 'toHour')),
  }),
  setRotation,
)
export const endRotationAction = defineAction(endRotation)
export const addOverrideAction = defineFormAction(
  (form) => ({
    scheduleId: formText(form, 'scheduleId'),
    userId: formText(form, 'userId'),
    from: formText(form, 'from'),
    to: formText(form, 'to'),
    reason: formText(form, 'reason'),
  }),
  addOverride,
)
export const endOverrideAction = defineAction(endOverride)
export const setEscalationLevelsAction = defineAction(setEscalationLevels)
