import { createHash } from 'node:crypto'
import { systemClock } from '../../clock.ts'

/** A commit: all files by their path, and what came before. */
export type FakeCommit = {
  sha: string
  parents: string[]
  message: string
  files: ReadonlyMap<string, string>
}

export type FakePull = {
  number: number
  title: string
  body: string
  head: string
  base: string
  state: 'open' | 'closed'
  mergedAt: Date | null
  mergeSha: string | null
}

/** One repository of the stand-in, in memory. Its settings are what a test turns. */
export class FakeRepository {
  isPrivate = false
  isArchived = false
  mayPush = true
  /** Rules of the branch ask for somebody's approval. */
  needsApproval = false
  /** No pull request can be merged as it is. */
  hasConflicts = false
  /** Pull requests are merged but their branches deleted, as a setting of GitHub does. */
  deletesMergedBranches = false
  readonly owner: string
  readonly name: string
  readonly branches = new Map<string, string>()
  readonly commits = new Map<string, FakeCommit>()
  readonly pulls: FakePull[] = []

  constructor(owner: string, name: string) {
    this.owner = owner
    this.name = name
    this.branches.set('main', this.commit([], 'Begin', new Map([['README.md', '# Security\n']])).sha)
  }

  commit(parents: string[], message: string, files: ReadonlyMap<string, string>): FakeCommit {
    const content = JSON.stringify([parents, message, [...files], this.commits.size])
    const sha = createHash('sha1').update(content).digest('hex')
    const made = { sha, parents, message, files }
    this.commits.set(sha, made)
    return made
  }

  head(branch: string): FakeCommit | undefined {
    return this.commits.get(this.branches.get(branch) ?? '')
  }

  /** Commits on top of a branch. @returns the commit */
  write(branch: string, path: string, text: string, message: string): FakeCommit {
    const before = this.head(branch)
    if (before === undefined) throw new Error(`no branch ${branch}`)
    const made = this.commit([before.sha], message, new Map([...before.files, [path, text]]))
    this.branches.set(branch, made.sha)
    return made
  }

  merge(pull: FakePull): string {
    const head = this.head(pull.head)
    const base = this.head(pull.base)
    if (head === undefined || base === undefined) throw new Error('a branch is missing')
    const made = this.commit(
      [base.sha, head.sha],
      `Merge #${pull.number}`,
      new Map([...base.files, ...head.files]),
    )
    this.branches.set(pull.base, made.sha)
    Object.assign(pull, { state: 'closed', mergedAt: systemClock.now(), mergeSha: made.sha })
    if (this.deletesMergedBranches) this.branches.delete(pull.head)
    return made.sha
  }

  /** As a person does it on the page of branches: its pull request is closed with it. */
  deleteBranch(branch: string): void {
    this.branches.delete(branch)
    for (const pull of this.pulls) if (pull.head === branch && pull.state === 'open') pull.state = 'closed'
  }

  /** The files that a branch holds otherwise than where it left the other one. */
  changedFiles({ head, base }: FakePull): string[] {
    const ofBase = new Set(this.history(base))
    const fork = this.commits.get(this.history(head).find((sha) => ofBase.has(sha)) ?? '')
    const files = [...(this.head(head)?.files ?? [])]
    return files.flatMap(([path, text]) => (fork?.files.get(path) === text ? [] : [path]))
  }

  private history(branch: string): string[] {
    const found: string[] = []
    for (let at = this.head(branch); at !== undefined; at = this.commits.get(at.parents[0] ?? ''))
      found.push(at.sha)
    return found
  }

  /** How often the file was changed on the way to what the branch holds now. */
  changesOf(branch: string, path: string): number {
    let count = 0
    for (let at = this.head(branch); at !== undefined; ) {
      const [first] = at.parents
      const before: FakeCommit | undefined = first === undefined ? undefined : this.commits.get(first)
      if (before?.files.get(path) !== at.files.get(path)) count++
      at = before
    }
    return count
  }
}

/** As git names a file's content. */
export const blobSha = (text: string): string =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex')
