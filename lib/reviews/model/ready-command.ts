/** What there is to know of a grant to say how it is taken away. */
export type RemovalTarget = {
  systemName: string
  sourceKind: string
  sourceName: string
  username: string
  accountExternalId: string
  resource: string
  role: string
  /** Set when the role is to be reduced, not taken. */
  reduceToRole: string | null
  /** How the role is reached; empty: held directly. */
  path: readonly { type: string; name: string }[]
  /** Of the feed that shows it: `github-members`. */
  format: string
  /** What the feed speaks for, where it is a part: a repository, a group. */
  part: string
}

/** One way to take access away: a text to paste, or words to follow. */
export type ReadyCommand = {
  /** `Delete the console password`. */
  title: string
  language: 'shell' | 'sql' | 'words'
  text: string
  /** What to look at before or after; null: nothing. */
  note: string | null
}
