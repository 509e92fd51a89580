/**
 * Control characters, and those that turn the direction of text or break lines: a terminal acts on them even inside
 * quotes, and an eye reads something else than the shell does.
 */
const untypable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

/** Whether a name out of an import can stand in a command that somebody pastes. */
export const isTypable = (text: string): boolean => text.length > 0 && !untypable.test(text)

/**
 * One word for a POSIX shell, whatever it holds: nothing is special between single quotes but the quote itself
 * (POSIX.1-2017, Shell Command Language, 2.2.2).
 */
export const shellWord = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** A quoted identifier of SQL: nothing is special in it but the double quote (PostgreSQL manual, 4.1.1). */
export const sqlIdentifier = (text: string): string => `"${text.replaceAll('"', '""')}"`
