import { actAs } from './act-as.ts'
import { createPerson } from './person.ts'
import type { Stack } from './stack.ts'

/** Answers of the guided matrix that give each severity. */
export const answersFor = {
  critical: { impact: 3, spread: 3, data: 3, exploitation: 3 },
  high: { impact: 2, spread: 1, data: 1, exploitation: 0 },
  low: { impact: 0, spread: 0, data: 0, exploitation: 0 },
} as const

/** An incident, opened by a new responder; classified where a severity is given. @returns its number */
export async function plantIncident(
  stack: Stack,
  title: string,
  severity?: keyof typeof answersFor,
): Promise<number> {
  const responder = await createPerson(stack, { roles: ['responder'] })
  const act = await actAs(stack, responder)
  const opened = await act('openIncidentAction', {
    title,
    summary: `What is known of ${title}.`,
    ...(severity !== undefined && {
      classification: { matrix: answersFor[severity], reason: 'As the four answers give it.' },
    }),
  })
  return (opened as { number: number }).number
}
