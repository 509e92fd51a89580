/** What a key means inside a list of rows: the Linear and Gmail habit of j and k, beside the arrows. */
export type RowMove = { kind: 'move'; to: number } | { kind: 'open' } | null

/**
 * @param key `KeyboardEvent.key`
 * @param current index of the active row, -1 for none
 * @param count how many rows there are
 */
export function rowMove(key: string, current: number, count: number): RowMove {
  if (count === 0) return null
  const clamp = (index: number) => Math.min(count - 1, Math.max(0, index))
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return { kind: 'move', to: clamp(current + 1) }
    case 'k':
    case 'ArrowUp':
      return { kind: 'move', to: clamp(current - 1) }
    case 'PageDown':
      return { kind: 'move', to: clamp(current + 10) }
    case 'PageUp':
      return { kind: 'move', to: clamp(current - 10) }
    case 'Home':
      return { kind: 'move', to: 0 }
    case 'End':
      return { kind: 'move', to: count - 1 }
    case 'Enter':
    case 'o':
      return current >= 0 ? { kind: 'open' } : null
    default:
      return null
  }
}
