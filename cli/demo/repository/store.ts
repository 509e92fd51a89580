import fs from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import git from 'isomorphic-git'

/** A bare repository in a folder. */
export type BareRepository = { fs: typeof fs; gitdir: string }

export const zeroId = '0'.repeat(40)
export const branch = 'main'

/** Opens the repository, and makes it first where there is none. */
export async function openRepository(gitdir: string): Promise<BareRepository> {
  await git.init({ fs, gitdir, bare: true, defaultBranch: branch })
  return { fs, gitdir }
}

/** The commit a ref stands at; null where there is none. */
export async function refId(repository: BareRepository, ref: string): Promise<string | null> {
  return git.resolveRef({ ...repository, ref }).catch((error: unknown) => {
    if (error instanceof git.Errors.NotFoundError) return null
    throw error
  })
}

/** The refs to heads, by name. */
export async function headRefs(repository: BareRepository): Promise<Map<string, string>> {
  const names = await git.listBranches(repository)
  const refs = new Map<string, string>()
  for (const name of names.toSorted()) {
    const id = await refId(repository, `refs/heads/${name}`)
    if (id !== null) refs.set(`refs/heads/${name}`, id)
  }
  return refs
}

/** Keeps a pack that was pushed. Its name is its own checksum, so the same one twice is one file. */
export async function keepPack({ fs, gitdir }: BareRepository, pack: Uint8Array): Promise<void> {
  const name = Buffer.from(pack.subarray(-20)).toString('hex')
  const filepath = `objects/pack/pack-${name}.pack`
  await writeFile(join(gitdir, filepath), pack)
  await git.indexPack({ fs, dir: gitdir, gitdir, filepath })
}

/** The content of a file of the branch; null where there is none. */
export async function fileOf(repository: BareRepository, filepath: string): Promise<Uint8Array | null> {
  const oid = await refId(repository, `refs/heads/${branch}`)
  if (oid === null) return null
  const read = git.readBlob({ ...repository, oid, filepath }).catch((error: unknown) => {
    const isMissing = error instanceof git.Errors.NotFoundError || error instanceof git.Errors.ObjectTypeError
    if (isMissing) return null
    throw error
  })
  return (await read)?.blob ?? null
}
