import { z } from 'zod'
import { defineCommand, type LedgerDraft } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newEntrySchema, timelineLimits } from '../model/timeline.ts'
import { observedAtOf } from '../rules/observed-at.ts'
import { attachFiles, type EntryFile } from './parts/attach-files.ts'
import { knownEvent } from './parts/known-event.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { tell } from './parts/tell.ts'

export type AddedEvent = { eventId: string; sequence: number; isDuplicate: boolean }

/**
 * Writes an entry on an incident's timeline, with its files as evidence in the same transaction. With a `dedupeKey`,
 * the same entry told twice is one entry.
 */
export const addEvent = defineCommand({
  action: 'incident-event.add',
  permission: 'incidents.respond',
  input: newEntrySchema.extend({
    number: z.number().int().positive(),
    source: z.enum(['browser', 'api']),
    files: z.array(z.custom<EntryFile>()).max(timelineLimits.files).default([]),
    dedupeKey: z.string().min(1).max(200).optional(),
  }),
  async run({ ctx, input, tx, now }): Promise<{ result: AddedEvent; entry: LedgerDraft | null }> {
    if (input.body === '' && input.files.length === 0) throw saysNothing()
    const incident = await lockedIncident(tx, input.number)
    const known = await knownEvent(tx, incident.id, input.source, input.dedupeKey)
    if (known !== null)
      return { result: { eventId: known.id, sequence: known.sequence, isDuplicate: true }, entry: null }
    const observedAt = observedAtOf(input.observedAt, now)
    const { attachments, digests } = await attachFiles(tx, ctx, input.files, {
      incident,
      observedAt,
      collector: input.source,
    })
    const told = await tell(tx, ctx, {
      incident,
      kind: input.kind,
      body: input.body,
      observedAt,
      source: input.source,
      links: input.links,
      attachments,
      ...(input.dedupeKey !== undefined && { dedupeKey: input.dedupeKey }),
    })
    return {
      result: { eventId: told.eventId, sequence: told.sequence, isDuplicate: false },
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number: incident.number, kind: input.kind, ...told },
        evidence: digests,
      },
    }
  },
})

const saysNothing = () =>
  new PlumblineError('invalid_input', 'The entry says nothing.', 'Write what happened, or attach a file.', {
    details: [{ path: 'body', message: 'is empty' }],
  })
