/** A key or a sequence of keys with a meaning: `['?']`, `['g', 'p']`. Keys are `KeyboardEvent.key` values. */
export type KeyMeaning = { keys: readonly string[]; label: string; group: string }
export type KeyBinding = KeyMeaning & { run: () => void }

/** How long a begun sequence waits for its next key, in milliseconds. */
export const sequenceWaitMs = 1_200

/**
 * Looks up what was typed so far. `begun` means that it is the start of a longer sequence.
 * A later binding wins over an earlier one with the same keys: a page may take a key from the shell.
 */
export function matchKeys<Binding extends KeyMeaning>(
  bindings: readonly Binding[],
  typed: readonly string[],
): { kind: 'hit'; binding: Binding } | { kind: 'begun' } | { kind: 'none' } {
  const startsWithTyped = (binding: Binding) => typed.every((key, index) => binding.keys[index] === key)
  const candidates = bindings.filter((binding) => startsWithTyped(binding))
  const hit = candidates.findLast((binding) => binding.keys.length === typed.length)
  if (hit !== undefined) return { kind: 'hit', binding: hit }
  return candidates.length > 0 ? { kind: 'begun' } : { kind: 'none' }
}

/** Bindings under their groups, in order of first appearance, for the help. */
export function groupKeys<Meaning extends KeyMeaning>(meanings: readonly Meaning[]): [string, Meaning[]][] {
  const groups = new Map<string, Meaning[]>()
  for (const meaning of meanings) groups.set(meaning.group, [...(groups.get(meaning.group) ?? []), meaning])
  return [...groups]
}
