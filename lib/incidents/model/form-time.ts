/** Reads what a field of type `datetime-local` holds, as UTC; undefined when it is empty. */
export const readFormTime = (text: string): Date | undefined =>
  text === '' ? undefined : new Date(`${text}Z`)

/** What such a field shows for a moment, to the minute, in UTC. */
export const formTime = (at: Date): string => at.toISOString().slice(0, 16)
