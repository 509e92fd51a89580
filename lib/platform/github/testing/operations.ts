import {
  commitAnswer,
  fileAnswer,
  pullAnswer,
  refAnswer,
  refusal,
  repositoryAnswer,
  validationRefusal,
} from './answers.ts'
import { blobSha, type FakeRepository } from './fake-repository.ts'

export type Answer = { status: number; body: unknown }
type Request = { parameters: Record<string, string>; query: URLSearchParams; body: Record<string, unknown> }
type Operate = (repository: FakeRepository, request: Request) => Answer

const ok = (body: unknown): Answer => ({ status: 200, body })
const created = (body: unknown): Answer => ({ status: 201, body })
const no = (status: number, message: string): Answer => ({ status, body: refusal(message) })
const invalid = (message: string): Answer => ({ status: 422, body: validationRefusal(message) })
const missing = () => no(404, 'Not Found')

const branchOf = (ref: string) => ref.replace(/^(refs\/)?heads\//, '')

/** What the stand-in does for each operation that Plumbline calls, by `METHOD template`. */
export const operations: Record<string, Operate> = {
  'GET /repos/{owner}/{repo}': (repository) => ok(repositoryAnswer(repository)),

  'GET /repos/{owner}/{repo}/git/ref/{ref}'(repository, { parameters }) {
    const branch = branchOf(parameters.ref ?? '')
    const sha = repository.branches.get(branch)
    return sha === undefined ? missing() : ok(refAnswer(repository, branch, sha))
  },

  'POST /repos/{owner}/{repo}/git/refs'(repository, { body }) {
    if (!repository.mayPush) return missing()
    const branch = branchOf(String(body.ref))
    if (repository.branches.has(branch)) return invalid('Reference already exists')
    const sha = String(body.sha)
    if (!repository.commits.has(sha)) return invalid('Object does not exist')
    repository.branches.set(branch, sha)
    return created(refAnswer(repository, branch, sha))
  },

  'GET /repos/{owner}/{repo}/contents/{path}'(repository, { parameters, query }) {
    const branch = branchOf(query.get('ref') ?? 'main')
    const text = repository.head(branch)?.files.get(parameters.path ?? '')
    return text === undefined ? missing() : ok(fileAnswer(repository, parameters.path ?? '', text, branch))
  },

  'PUT /repos/{owner}/{repo}/contents/{path}'(repository, { parameters, body }) {
    if (!repository.mayPush) return missing()
    const branch = branchOf(String(body.branch ?? 'main'))
    const path = parameters.path ?? ''
    const before = repository.head(branch)
    if (before === undefined) return missing()
    const old = before.files.get(path)
    if (old !== undefined && body.sha === undefined) return invalid('"sha" wasn\'t supplied.')
    if (old !== undefined && body.sha !== blobSha(old)) return no(409, `${path} does not match ${body.sha}`)
    const text = Buffer.from(String(body.content), 'base64').toString()
    const commit = repository.write(branch, path, text, String(body.message))
    const answer = commitAnswer(repository, path, text, commit)
    return old === undefined ? created(answer) : ok(answer)
  },

  'GET /repos/{owner}/{repo}/pulls'(repository, { query }) {
    const head = query.get('head')?.split(':')[1]
    const found = repository.pulls.filter(
      (pull) =>
        (head === undefined || pull.head === head) &&
        (query.get('base') ?? pull.base) === pull.base &&
        ['all', pull.state].includes(query.get('state') ?? 'open'),
    )
    return ok(found.toReversed().map((pull) => pullAnswer(repository, pull, 'simple')))
  },

  'POST /repos/{owner}/{repo}/pulls'(repository, { body }) {
    const [head, base] = [String(body.head), String(body.base)]
    if (repository.pulls.some((pull) => pull.head === head && pull.state === 'open'))
      return invalid(`A pull request already exists for ${repository.owner}:${head}.`)
    if (repository.branches.get(head) === repository.branches.get(base))
      return invalid(`No commits between ${base} and ${head}`)
    const pull = {
      number: repository.pulls.length + 1,
      title: String(body.title),
      body: String(body.body ?? ''),
      head,
      base,
      state: 'open' as const,
      mergedAt: null,
      mergeSha: null,
    }
    repository.pulls.push(pull)
    return created(pullAnswer(repository, pull, 'full'))
  },

  'GET /repos/{owner}/{repo}/pulls/{pull_number}'(repository, { parameters }) {
    const pull = repository.pulls[Number(parameters.pull_number) - 1]
    return pull === undefined ? missing() : ok(pullAnswer(repository, pull, 'full'))
  },

  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge'(repository, { parameters, body }) {
    const pull = repository.pulls[Number(parameters.pull_number) - 1]
    if (pull === undefined) return missing()
    if (pull.mergedAt !== null || repository.hasConflicts) return no(405, 'Pull Request is not mergeable')
    if (repository.needsApproval)
      return no(405, 'At least 1 approving review is required by reviewers with write access.')
    if (body.sha !== repository.branches.get(pull.head))
      return no(409, 'Head branch was modified. Review and try the merge again.')
    const sha = repository.merge(pull)
    return ok({ sha, merged: true, message: 'Pull Request successfully merged' })
  },
}
