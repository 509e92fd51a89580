import type { FsClient } from 'isomorphic-git'
import git from 'isomorphic-git'

type Store = { fs: FsClient; gitdir: string }

/** The blob id at `path` in the tree of a commit, or null. */
export async function blobInTree(store: Store, commit: string, path: string): Promise<string | null> {
  let oid = commit
  for (const name of path.split('/')) {
    const { tree } = await git.readTree({ ...store, oid })
    const entry = tree.find((one) => one.path === name)
    if (entry === undefined) return null
    oid = entry.oid
  }
  return oid
}

/**
 * Writes the trees of a root in which `path` holds `blob` and all else is as before.
 * @param root a tree or commit, or null for an empty one
 * @returns the new root
 */
export async function treeWith(
  store: Store,
  root: string | null,
  path: readonly string[],
  blob: string,
): Promise<string> {
  const [name, ...rest] = path
  if (name === undefined) throw new RangeError('a file needs a name')
  const before = root === null ? [] : (await git.readTree({ ...store, oid: root })).tree
  const others = before.filter((one) => one.path !== name)
  const old = before.find((one) => one.path === name)
  const entry =
    rest.length === 0
      ? { mode: '100644', path: name, oid: blob, type: 'blob' as const }
      : {
          mode: '040000',
          path: name,
          oid: await treeWith(store, old?.type === 'tree' ? old.oid : null, rest, blob),
          type: 'tree' as const,
        }
  return git.writeTree({ ...store, tree: [...others, entry] })
}
