import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import {
  correctionReasonSchema,
  entryBodySchema,
  momentSchema,
  timelineLinksSchema,
} from '../model/timeline.ts'
import { timelineKindSchema } from '../model.ts'
import { observedAtOf } from '../rules/observed-at.ts'
import { correctableEvent } from './parts/correctable-event.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { movePin } from './parts/pins.ts'
import { tell } from './parts/tell.ts'
import { whatRestsOn } from './parts/what-rests-on.ts'

/**
 * Corrects an entry by one that takes its place; the old one stays to be read, with the reason. Its files stay: they
 * are evidence. What proves a step or the end of a clock must still prove something afterwards.
 */
export const correctEvent = defineCommand({
  action: 'incident-event.correct',
  permission: 'incidents.respond',
  input: z.strictObject({
    number: z.number().int().positive(),
    eventId: z.uuid(),
    kind: timelineKindSchema,
    body: entryBodySchema,
    observedAt: momentSchema,
    links: timelineLinksSchema,
    reason: correctionReasonSchema,
  }),
  async run({ ctx, input, tx, now }) {
    const incident = await lockedIncident(tx, input.number)
    const old = await correctableEvent(tx, incident.id, input.eventId)
    if (input.body === '' && old.attachments.length === 0)
      throw new PlumblineError(
        'invalid_input',
        'The corrected entry says nothing.',
        'Withdraw the entry when none of it is true.',
      )
    const isEvidence = input.kind === 'evidence' || input.links.length > 0 || old.attachments.length > 0
    const proven = isEvidence ? null : await whatRestsOn(tx, incident.id, old.id)
    if (proven !== null)
      throw new PlumblineError(
        'conflict',
        `This entry proves ${proven}, and corrected like this it would prove nothing.`,
        'Keep its kind “evidence”, or a link.',
      )
    const observedAt = observedAtOf(input.observedAt, now)
    const told = await tell(tx, ctx, {
      incident,
      kind: input.kind,
      body: input.body,
      observedAt,
      source: 'browser',
      links: input.links,
      attachments: old.attachments,
      supersedesId: old.id,
      reason: input.reason,
    })
    await movePin(tx, incident.id, old.id, told.eventId)
    return {
      result: { eventId: told.eventId, sequence: told.sequence },
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number: incident.number, kind: input.kind, supersedes: old.id, ...told },
      },
    }
  },
})
