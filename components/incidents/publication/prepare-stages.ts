import { type PublicationView, publicationStages } from '#lib/incidents/model/publication.ts'
import type { PublicationState } from '#lib/incidents/model.ts'

/** How one stage stands: `done`, `next` (the worker is at it), `held` (something keeps it back), `open`, `dropped`. */
export type Stage = {
  state: PublicationState
  title: string
  standing: 'done' | 'next' | 'held' | 'open' | 'dropped'
  /** When it was reached. */
  at: Date | null
}

/** The stages of a publication with how each stands: all up to where it is are done, the one after it is next. */
export function prepareStages(publication: PublicationView): Stage[] {
  const { state, destination, events, block } = publication
  const stages = publicationStages[destination.kind]
  const isCancelled = state === 'cancelled'
  const reached = isCancelled ? lastReached(publication) : state
  const current = stages.findIndex((one) => one.state === reached)
  return stages.map((stage, place) => ({
    ...stage,
    standing:
      place <= current
        ? 'done'
        : isCancelled
          ? 'dropped'
          : place > current + 1
            ? 'open'
            : block === null
              ? 'next'
              : 'held',
    at:
      place > current
        ? null
        : (events.find((event) => event.state === stage.state)?.at ??
          (stage.state === 'queued' ? publication.requestedAt : null)),
  }))
}

/** Where a cancelled one had come to. */
function lastReached({ events }: PublicationView): PublicationState {
  return events.findLast((event) => event.state !== 'cancelled')?.state ?? 'queued'
}
