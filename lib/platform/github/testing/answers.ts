import { exampleOf } from './description.ts'
import { blobSha, type FakeCommit, type FakePull, type FakeRepository } from './fake-repository.ts'

/** Answers as GitHub gives them: its own printed examples, with what matters here put in their place. */

const example = (name: string) => exampleOf(name) as Record<string, unknown>
const html = ({ owner, name }: FakeRepository) => `https://github.com/${owner}/${name}`
const api = ({ owner, name }: FakeRepository) => `https://api.github.com/repos/${owner}/${name}`

export function repositoryAnswer(repository: FakeRepository): Record<string, unknown> {
  const { owner, name, isPrivate, isArchived, mayPush } = repository
  const {
    source: _,
    parent: __,
    template_repository: ___,
    organization: ____,
    ...shown
  } = example('full-repository-default-response')
  return {
    ...shown,
    language: null,
    name,
    full_name: `${owner}/${name}`,
    html_url: html(repository),
    private: isPrivate,
    visibility: isPrivate ? 'private' : 'public',
    archived: isArchived,
    default_branch: 'main',
    allow_squash_merge: true,
    permissions: { admin: false, push: mayPush, pull: true },
  }
}

export const refAnswer = (repository: FakeRepository, branch: string, sha: string) => ({
  ...example('git-ref'),
  ref: `refs/heads/${branch}`,
  url: `${api(repository)}/git/refs/heads/${branch}`,
  object: { type: 'commit', sha, url: `${api(repository)}/git/commits/${sha}` },
})

export function fileAnswer(repository: FakeRepository, path: string, text: string, ref: string) {
  const sha = blobSha(text)
  const self = `${api(repository)}/contents/${path}?ref=${ref}`
  return {
    ...example('content-file-response-if-content-is-a-file'),
    name: path.split('/').at(-1),
    path,
    sha,
    size: Buffer.byteLength(text),
    content: Buffer.from(text).toString('base64'),
    url: self,
    html_url: `${html(repository)}/blob/${ref}/${path}`,
    git_url: `${api(repository)}/git/blobs/${sha}`,
    download_url: `https://raw.githubusercontent.com/${repository.owner}/${repository.name}/${ref}/${path}`,
    _links: {
      self,
      git: `${api(repository)}/git/blobs/${sha}`,
      html: `${html(repository)}/blob/${ref}/${path}`,
    },
  }
}

export function commitAnswer(repository: FakeRepository, path: string, text: string, commit: FakeCommit) {
  const told = example('file-commit-example-for-creating-a-file')
  return {
    content: fileAnswer(repository, path, text, 'main'),
    commit: {
      ...(told.commit as object),
      sha: commit.sha,
      message: commit.message,
      parents: commit.parents.map((sha) => ({ sha, url: `${api(repository)}/git/commits/${sha}` })),
    },
  }
}

export function pullAnswer(repository: FakeRepository, pull: FakePull, form: 'full' | 'simple') {
  const { requested_teams: _, ...told } = example(
    form === 'full' ? 'pull-request' : 'pull-request-simple-items',
  )
  const side = (of: unknown, branch: string) => ({
    ...(of as object),
    ref: branch,
    label: `${repository.owner}:${branch}`,
    sha: repository.branches.get(branch) ?? pull.mergeSha ?? '0'.repeat(40),
  })
  const isMerged = pull.mergedAt !== null
  return {
    ...told,
    number: pull.number,
    title: pull.title,
    body: pull.body,
    state: pull.state,
    html_url: `${html(repository)}/pull/${pull.number}`,
    head: side(told.head, pull.head),
    base: side(told.base, pull.base),
    merged_at: pull.mergedAt?.toISOString() ?? null,
    closed_at: pull.mergedAt?.toISOString() ?? null,
    merge_commit_sha: pull.mergeSha,
    ...(form === 'full' && {
      merged: isMerged,
      changed_files: repository.changedFiles(pull).length,
      mergeable: isMerged ? null : !repository.hasConflicts,
      mergeable_state: repository.hasConflicts ? 'dirty' : repository.needsApproval ? 'blocked' : 'clean',
    }),
  }
}

const documentation = 'https://docs.github.com/rest'
export const refusal = (message: string) => ({ message, documentation_url: documentation })
export const validationRefusal = (message: string, code = 'custom') => ({
  message: 'Validation Failed',
  documentation_url: documentation,
  errors: [{ code, message }],
})
