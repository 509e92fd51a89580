import type { z } from 'zod'
import { requestableDispositions } from './disposition.ts'
import type { dispositionRequestSchema } from './disposition-schema.ts'

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The fields of the request form as the command's input, which judges them. A day means its last moment, in UTC. */
export function readDispositionForm(form: FormData): z.input<typeof dispositionRequestSchema> {
  const disposition =
    requestableDispositions.find((word) => word === text(form, 'disposition')) ?? 'not_affected'
  const until = new Date(`${text(form, 'until')}T23:59:59.999Z`)
  return {
    assetId: text(form, 'assetId'),
    findingId: text(form, 'findingId'),
    disposition,
    reason: text(form, 'reason'),
    until: disposition === 'accepted' && !Number.isNaN(until.getTime()) ? until : null,
  }
}
