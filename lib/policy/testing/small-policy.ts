import { z } from 'zod'
import type { PolicyVocabulary } from '../model.ts'

/** Two made-up checks: what is tested is the reading of files, not Plumbline's own checks. */
export const vocabulary: PolicyVocabulary = {
  checks: new Map(
    [
      {
        id: 'doors.locked',
        parameters: z.strictObject({
          within_days: z.int().positive(),
          wing: z.enum(['east', 'west']).default('east'),
        }),
        evidenceKinds: ['round', 'camera'],
      },
      { id: 'lamps.lit', parameters: z.strictObject({}), evidenceKinds: ['round'] },
    ].map((check) => [check.id, check]),
  ),
  roles: ['lead', 'warden'],
}

export const smallPolicy = `format: 1
title: House rules
purpose: To keep the house.
pillars:
  - id: house
    title: House
    lead_role: lead
    clauses:
      - number: "1"
        title: Doors
        obligation: Doors are locked.
        controls:
          - id: doors.locked
            title: Doors locked
            met_when: Every door is locked.
            parameters:
              within_days: 7
            cadence: daily
            evidence: { kinds: [round], time_to_live_days: 2 }
            owner_role: warden
            source_of_truth: The round
            connect: record a round
        clauses:
          - number: "1.1"
            title: Lamps
            obligation: Lamps are lit.
            controls:
              - id: lamps.lit
                title: Lamps lit
                met_when: Every lamp is lit.
                cadence: daily
                evidence: { kinds: [round], time_to_live_days: 2 }
                owner_role: lead
                source_of_truth: The round
                connect: record a round
`
