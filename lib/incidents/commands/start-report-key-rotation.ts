import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'

/** Enters in the ledger that the key of reports is being replaced; the keys by the ids that sealed values begin with. */
export const startReportKeyRotation = defineCommand({
  action: 'report-key.rotate',
  permission: 'system.maintain',
  input: z.strictObject({ from: z.string() }),
  async run({ input }) {
    return { result: {}, entry: { object: { type: 'secret', id: 'report-text' }, payload: input } }
  },
})
