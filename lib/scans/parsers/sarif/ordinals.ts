/**
 * Numbers results that agree in rule, path and snippet, in the order of the report. The same position twice
 * is the same finding met twice (several runs, several flows) and keeps its number.
 */
export class Ordinals {
  readonly #counts = new Map<string, number>()
  readonly #known = new Map<string, number>()

  of(group: Uint8Array, position: string): number {
    const key = Buffer.from(group).toString('latin1')
    const place = `${key} ${position}`
    const known = this.#known.get(place)
    if (known !== undefined) return known
    const ordinal = this.#counts.get(key) ?? 0
    this.#counts.set(key, ordinal + 1)
    this.#known.set(place, ordinal)
    return ordinal
  }
}
