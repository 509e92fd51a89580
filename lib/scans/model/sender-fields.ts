import { z } from 'zod'

/** What a sender says of a report, beside the report itself. Printable, trimmed, of bounded length. */
const printable = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(longest, `must have at most ${longest} characters`)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, 'must not hold control characters')

export const assetName = printable(200)

/** Git's rules for a branch name as far as they protect us (git-check-ref-format). */
export const branchName = printable(250).refine(
  (name) => !/[\s~^:?*[\\]|\.\.|^[-/]|\/$/.test(name),
  'must be a git branch name such as main or feature/login',
)

/** A git object name, abbreviated or whole, SHA-1 or SHA-256. */
export const commitId = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{7,64}$/, 'must be a git commit of 7 to 64 hexadecimal digits')

/** An OCI image digest. */
export const imageDigest = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^sha256:[0-9a-f]{64}$/, 'must be an image digest such as sha256:… with 64 hexadecimal digits')

/** How the sender calls the way its scanner was set up, where one asset is scanned in several ways by one tool. */
export const configurationName = printable(100)
