// C0 and C1 controls but tab and line breaks. PostgreSQL refuses NUL; the others could act on a terminal.
const controls = /[^\P{Cc}\t\n\r]/gu

/** A value of a document as one line of plain text: no controls, no broken characters, single spaces, trimmed. */
export const plainLine = (value: string): string =>
  value.replace(controls, '').toWellFormed().replace(/\s+/g, ' ').trim()
