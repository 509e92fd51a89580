import { z } from 'zod'
import { revokeSessions } from '#lib/platform/auth/revoke-sessions.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { findPerson } from './parts/find-person.ts'

/** Signs somebody out everywhere. */
export const endSessionsOfPerson = defineCommand({
  action: 'user.end-sessions',
  permission: 'users.manage',
  input: z.strictObject({ userId: z.uuid() }),
  async run({ input, tx, now }) {
    const person = await findPerson(tx, input.userId)
    const sessionsEnded = await revokeSessions(tx, { userId: person.id }, 'ended-by-administrator', now)
    return {
      result: { sessionsEnded },
      entry: { object: { type: 'user', id: person.id }, payload: { sessionsEnded } },
    }
  },
})
