/** A line of two texts compared: in both, only in the old one, only in the new one. */
export type DiffLine = { kind: 'same' | 'removed' | 'added'; text: string }

/** Above this many pairs of lines the middle is shown as replaced: nobody reads such a difference line by line. */
const mostPairs = 4_000_000

/**
 * The difference of two texts by lines: the longest common subsequence, removed lines before added ones.
 * Concatenating what is not `added` gives the old text, what is not `removed` the new one.
 */
export function diffLines(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return [
    ...lines('same', a.slice(0, head)),
    ...diffMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...lines('same', tail === 0 ? [] : a.slice(-tail)),
  ]
}

const lines = (kind: DiffLine['kind'], texts: readonly string[]): DiffLine[] =>
  texts.map((text) => ({ kind, text }))

function diffMiddle(a: readonly string[], b: readonly string[]): DiffLine[] {
  if (a.length * b.length > mostPairs) return [...lines('removed', a), ...lines('added', b)]
  const width = b.length + 1
  /** Length of the longest common subsequence of what is left from line i of a and line j of b. */
  const left = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number): number => left[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      left[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const result: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [old, fresh] = [a[i], b[j]]
    if (old !== undefined && old === fresh) {
      result.push({ kind: 'same', text: old })
      i++
      j++
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      result.push({ kind: 'removed', text: old })
      i++
    } else {
      result.push({ kind: 'added', text: fresh ?? '' })
      j++
    }
  }
  return result
}
