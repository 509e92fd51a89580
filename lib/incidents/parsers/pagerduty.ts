import { PlumblineError } from '#lib/platform/errors.ts'
import type { Delivery } from '../model/delivery.ts'
import type { TimelineKind } from '../model.ts'
import { linkTo, momentOf, namedIncidents, plain, quoted } from './outside-text.ts'
import { type Payload, readPayload } from './payload.ts'

/** Name of PagerDuty among the references of an incident. */
export const pagerdutySource = 'pagerduty'

type Words = { kind: TimelineKind; deed: string }

/** What PagerDuty's event types mean (PagerDuty developer documentation, "Webhooks v3: event types"). */
const eventWords: Readonly<Record<string, Words>> = {
  'incident.triggered': { kind: 'detection', deed: 'triggered' },
  'incident.acknowledged': { kind: 'communication', deed: 'acknowledged' },
  'incident.unacknowledged': { kind: 'communication', deed: 'no longer acknowledged' },
  'incident.escalated': { kind: 'communication', deed: 'escalated' },
  'incident.delegated': { kind: 'communication', deed: 'delegated' },
  'incident.reassigned': { kind: 'communication', deed: 'reassigned' },
  'incident.priority_updated': { kind: 'decision', deed: 'given another priority' },
  'incident.responder.added': { kind: 'communication', deed: 'given another responder' },
  'incident.responder.replied': { kind: 'communication', deed: 'answered by a responder' },
  'incident.annotated': { kind: 'communication', deed: 'annotated' },
  'incident.status_update_published': { kind: 'communication', deed: 'updated for its stakeholders' },
  'incident.reopened': { kind: 'action', deed: 'opened again' },
  'incident.resolved': { kind: 'action', deed: 'resolved' },
}

/**
 * A webhook of PagerDuty, version 3. `incident.triggered` begins an incident here, too; whoever acknowledges or resolves
 * there has not done so here, so it is told and stops no clock.
 * @returns with the id of the event, by which a repeated delivery is known
 * @throws PlumblineError invalid_input when it has not the shape of version 3
 */
export function readPagerduty(raw: string): Delivery & { deliveryId: string } {
  const payload = readPayload(raw)
  const deliveryId = payload.text('event.id')
  const type = payload.text('event.event_type')
  if (deliveryId === null || type === null)
    throw new PlumblineError(
      'invalid_input',
      'This is no webhook of PagerDuty, version 3: it has no event with an id and a type.',
      'Send the messages of a webhook subscription of version 3.',
    )
  const words = eventWords[type]
  const isOfIncident = type.startsWith('incident.')
  const incident = payload.at('event.data.incident') === undefined ? 'event.data' : 'event.data.incident'
  const externalId = isOfIncident ? payload.text(`${incident}.id`) : null
  if (externalId === null) return { deliveryId, numbers: namedIncidents(raw), reference: null, event: null }
  const at = momentOf(payload.at('event.occurred_at'))
  const title = payload.text(`${incident}.title`) ?? payload.text(`${incident}.summary`) ?? externalId
  return {
    deliveryId,
    numbers: namedIncidents(raw),
    reference: {
      source: pagerdutySource,
      externalId,
      opens: type === 'incident.triggered' ? beginning(payload, title, at) : null,
    },
    event: {
      kind: words?.kind ?? 'communication',
      body: body(payload, title, words?.deed ?? type.replace(/^incident\./, '').replaceAll(/[._]/g, ' ')),
      observedAt: at,
      links: linkTo('page', `PagerDuty incident ${externalId}`, payload.text(`${incident}.html_url`)),
      authorName: `PagerDuty: ${payload.text('event.agent.summary') ?? payload.text('event.client.name') ?? 'itself'}`,
    },
  }
}

function body(payload: Payload, title: string, deed: string): string {
  const said = payload.text('event.data.content') ?? payload.text('event.data.message')
  const sentence = `PagerDuty: “${plain(title)}” was ${plain(deed)}`
  return said === null ? sentence : `${sentence}\n\n${quoted(said)}`
}

function beginning(payload: Payload, title: string, detectedAt: Date | null) {
  const service = payload.text('event.data.service.summary')
  const urgency = payload.text('event.data.urgency')
  const origin = [service, urgency === null ? null : `urgency ${urgency}`]
    .filter((part) => part !== null)
    .join(', ')
  return {
    title: `PagerDuty: ${title.replaceAll(/\s+/g, ' ').trim()}`.slice(0, 200),
    summary: `Triggered in PagerDuty${origin === '' ? '' : ` (${origin})`}. ${title}`.slice(0, 2_000),
    detectedAt,
  }
}
