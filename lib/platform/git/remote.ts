import fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import git from 'isomorphic-git'
import type { OutgoingTerms } from '../http/outgoing.ts'
import { RemoteRefusal } from '../http/remote-refusal.ts'
import { gitRefusal } from './refusal.ts'
import { gitTransport } from './transport.ts'
import { blobInTree, treeWith } from './tree.ts'

/** A branch of a repository that is reached over HTTP(S). */
export type GitRemote = {
  url: string
  branch: string
  /** Null: the server asks nobody who they are. */
  login: { user: string; password: string } | null
}

export type FileToPush = { path: string; text: string; message: string; at: Date }

const author = { name: 'Plumbline', email: 'plumbline@noreply.invalid' }

/**
 * The commit a branch stands at; null where the repository is still empty.
 * @throws RemoteRefusal `not_found` when the repository has other branches but not this one
 */
export async function remoteHead(remote: GitRemote, terms: OutgoingTerms): Promise<string | null> {
  const refs = await refused(() =>
    git.listServerRefs({ ...access(remote, terms), prefix: 'refs/heads/', protocolVersion: 2 }),
  )
  const head = refs.find(({ ref }) => ref === `refs/heads/${remote.branch}`)
  if (head === undefined && refs.length > 0)
    throw new RemoteRefusal('not_found', `It has no branch ${remote.branch}.`)
  return head?.oid ?? null
}

/**
 * Makes a branch hold a file: looks first, and pushes one commit on top only when something else stands there. The
 * server takes it only if the branch still is where it was looked at, so that of two pushers one is refused.
 * @returns the commit that holds it
 * @throws RemoteRefusal
 */
export async function pushFile(
  remote: GitRemote,
  file: FileToPush,
  terms: OutgoingTerms,
): Promise<{ commit: string; isNew: boolean }> {
  const isEmpty = (await remoteHead(remote, terms)) === null
  const gitdir = await mkdtemp(join(tmpdir(), 'plumbline-git-'))
  const store = { fs, gitdir }
  const to = { ...access(remote, terms), ...store }
  try {
    await git.init({ ...store, bare: true, defaultBranch: 'publication' })
    await git.addRemote({ ...store, remote: 'origin', url: remote.url })
    const head = isEmpty ? null : await fetchHead(to, remote.branch)
    const blob = await git.writeBlob({ ...store, blob: Buffer.from(file.text) })
    if (head !== null && (await blobInTree(store, head, file.path)) === blob)
      return { commit: head, isNew: false }
    const tree = await treeWith(store, head, file.path.split('/'), blob)
    const signed = { ...author, timestamp: Math.floor(file.at.getTime() / 1000), timezoneOffset: 0 }
    const commit = await git.commit({
      ...store,
      message: file.message,
      tree,
      parent: head === null ? [] : [head],
      author: signed,
      committer: signed,
      noUpdateBranch: true,
    })
    await git.writeRef({ ...store, ref: 'refs/heads/publication', value: commit, force: true })
    await refused(() => git.push({ ...to, ref: 'publication', remoteRef: `refs/heads/${remote.branch}` }))
    return { commit, isNew: true }
  } finally {
    await rm(gitdir, { recursive: true, force: true })
  }
}

type Access = Parameters<typeof git.fetch>[0]

/** Fetches the newest commit of a branch, alone. @returns its id, which may be newer than what was listed before */
async function fetchHead(to: Access, branch: string): Promise<string> {
  const one = { ref: branch, remoteRef: branch, depth: 1, singleBranch: true, tags: false }
  const { fetchHead: head } = await refused(() => git.fetch({ ...to, ...one }))
  if (head === null) throw new RemoteRefusal('not_found', `It has no branch ${branch}.`)
  return head
}

const access = ({ url, login }: GitRemote, terms: OutgoingTerms) => ({
  http: gitTransport(terms),
  url,
  ...(login !== null && { onAuth: () => ({ username: login.user, password: login.password }) }),
})

async function refused<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw gitRefusal(error)
  }
}
