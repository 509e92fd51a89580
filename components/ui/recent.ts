/**
 * Remembers what was made of the latest texts, so that it is not made again. The one unused longest goes first.
 * @param most how many are kept
 */
export function rememberRecent<V>(make: (text: string) => V, most: number): (text: string) => V {
  const kept = new Map<string, V>()
  return (text) => {
    const value = kept.get(text) ?? make(text)
    // A map keeps its order: what is put back last is the latest used.
    kept.delete(text)
    kept.set(text, value)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return value
  }
}
