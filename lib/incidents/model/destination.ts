import { z } from 'zod'

/** What a destination signs in with. Never shown again once it is stored. */
export type DestinationCredential =
  | { type: 'token'; token: string }
  | { type: 'app'; appId: string; installationId: number; privateKey: string }
  | { type: 'basic'; user: string; password: string }
  | { type: 'none' }

export const gitHubApi = 'https://api.github.com'
/** Where anybody reads a file of a public repository at GitHub. */
export const gitHubPublicUrl = 'https://raw.githubusercontent.com/{owner}/{repository}/{branch}/{path}'

const name = z.string().trim().min(3, 'name it').max(80)
const url = z.url({ protocol: /^https?$/, error: 'give an address that begins with https://' }).max(500)
const part = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,100}$/, 'letters, digits, dots, dashes and underscores')
/** As git allows them, without what only few use: git-check-ref-format(1). */
const branch = z
  .string()
  .trim()
  .regex(/^(?![./-])(?!.*(\.\.|\/\/|\.lock$|\/$|\.$))[\w./-]{1,100}$/, 'that is no name of a branch')
const folder = z
  .string()
  .trim()
  .transform((text) => text.replaceAll(/^\/+|\/+$/g, ''))
  .refine((text) => text === '' || text.split('/').every((one) => /^(?!\.{1,2}$)[\w.-]{1,100}$/.test(one)), {
    error: 'name folders such as docs/post-mortems',
  })
const publicUrlTemplate = z
  .string()
  .trim()
  .max(500)
  .refine((text) => text.includes('{path}') && /^https?:\/\//.test(text), {
    error: 'give an address with {path} in it',
  })
const secret = z.string().min(1, 'it is needed').max(10_000)

const gitHubCredential = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('token'), token: secret }),
  z.strictObject({
    type: z.literal('app'),
    appId: z
      .string()
      .trim()
      .regex(/^\d{1,20}$/, 'a number'),
    installationId: z.int('a number').positive('a number'),
    privateKey: secret.includes('PRIVATE KEY', { error: 'paste the whole .pem file' }),
  }),
])
const gitCredential = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('basic'), user: secret.max(200), password: secret }),
  z.strictObject({ type: z.literal('none') }),
])

export const createDestinationSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('github'),
    name,
    url: url.default(gitHubApi),
    owner: part,
    repository: part,
    branch: branch.default('main'),
    folder: folder.default('post-mortems'),
    publicUrlTemplate: publicUrlTemplate.default(gitHubPublicUrl),
    credential: gitHubCredential,
  }),
  z.strictObject({
    kind: z.literal('git'),
    name,
    url,
    branch: branch.default('main'),
    folder: folder.default('post-mortems'),
    publicUrlTemplate,
    credential: gitCredential,
  }),
])
export type CreateDestinationInput = z.input<typeof createDestinationSchema>

export const replaceCredentialSchema = z.strictObject({
  destinationId: z.uuid(),
  credential: z.discriminatedUnion('type', [...gitHubCredential.options, ...gitCredential.options]),
})

export type ReplaceCredentialInput = z.input<typeof replaceCredentialSchema>

export const destinationSchema = z.strictObject({ destinationId: z.uuid() })

/** A destination as settings list it. */
export type DestinationRow = {
  id: string
  name: string
  kind: 'github' | 'git'
  /** `covenant/security`, or the address of the remote. */
  where: string
  branch: string
  folder: string
  publicUrlTemplate: string
  isDefault: boolean
  isRetired: boolean
  createdAt: Date
  createdByName: string
  published: number
}

/** One thing that was tried with a destination. */
export type DestinationCheck = { name: string; isGood: boolean; text: string }

type Addressed = {
  owner: string | null
  repository: string | null
  branch: string
  publicUrlTemplate: string
}

/** Where anybody reads the file at `path`. */
export function publicAddress(
  { owner, repository, branch: of, publicUrlTemplate: url }: Addressed,
  path: string,
) {
  const values: Record<string, string> = {
    owner: owner ?? '',
    repository: repository ?? '',
    branch: of,
    path,
  }
  return url.replaceAll(/\{(owner|repository|branch|path)\}/g, (_, key: string) =>
    (values[key] ?? '').split('/').map(encodeURIComponent).join('/'),
  )
}
