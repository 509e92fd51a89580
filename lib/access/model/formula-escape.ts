/** What a spreadsheet takes for a formula when a cell begins with it, and apostrophes that already stand before one. */
const formula = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
const escaped = /^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/**
 * A cell of a table that goes out, so that no spreadsheet runs it (OWASP, CSV injection): one apostrophe more. A cell
 * that looks escaped already gets another one, so that taking one away gives every cell back as it was.
 */
export const escapeFormula = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

/** A cell of a table that comes in, without the one apostrophe that `escapeFormula` puts before it. */
export const unescapeFormula = (cell: string): string => (escaped.test(cell) ? cell.slice(1) : cell)
