const parts = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = parts.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  parts.set(timeZone, made)
  return made
}

/** `Mon 23 Nov, 09:00`, by the wall clock of a zone: hand-overs are agreed on by it. */
export function formatLocal(at: Date, timeZone: string): string {
  const of = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${of.weekday} ${of.day} ${of.month}, ${of.hour}:${of.minute}`
}

/** `2026-11-23T09:00`, as a date and time field of a form has it. */
export function localInputValue(at: Date, timeZone: string): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T')
}
