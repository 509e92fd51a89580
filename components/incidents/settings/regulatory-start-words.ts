import type { RegulatoryClockLine } from '#lib/incidents/model/regulatory-clock.ts'

/** From what moment a clock of law or contract runs. */
export const startWords: Readonly<Record<RegulatoryClockLine['startsAt'], string>> = {
  awareness: 'When the incident is reported',
  classification: 'When it is classified',
  resolution: 'When it is resolved',
}
