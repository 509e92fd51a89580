'use server'

import { defineAction, defineFormAction } from '#lib/platform/http/define-action.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { decideDisposition } from './commands/decide-disposition.ts'
import { deleteFilter } from './commands/delete-filter.ts'
import { rejectRun } from './commands/reject-run.ts'
import { releaseRun } from './commands/release-run.ts'
import { requestDisposition } from './commands/request-disposition.ts'
import { saveFilter } from './commands/save-filter.ts'
import { withdrawDisposition } from './commands/withdraw-disposition.ts'
import { readDispositionForm } from './model/disposition-form.ts'

export const requestDispositionAction = defineFormAction(readDispositionForm, requestDisposition)
export const decideDispositionAction = defineAction(decideDisposition)
export const withdrawDispositionAction = defineAction(withdrawDisposition)
export const releaseRunAction = defineAction(releaseRun)
export const rejectRunAction = defineAction(rejectRun)
export const saveFilterAction = defineFormAction(
  (form) => ({ name: formText(form, 'name'), query: formText(form, 'query') }),
  saveFilter,
)
export const deleteFilterAction = defineAction(deleteFilter)
