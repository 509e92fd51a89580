/** A statement takes at most 65,535 parameters; this many rows of any table here stay well below. */
const rowsAtOnce = 2_000

/** Rows in parts that one statement can take. */
export function* inParts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce)
}
