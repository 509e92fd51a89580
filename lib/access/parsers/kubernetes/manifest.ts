import { z } from 'zod'
import { line } from '../element-fields.ts'

/** Objects of `rbac.authorization.k8s.io/v1`, as far as they say who may do what. Unknown fields are passed over. */
const words = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? [])

export const policyRule = z.object({
  verbs: words,
  apiGroups: words,
  resources: words,
  nonResourceURLs: words,
})
export type PolicyRule = z.infer<typeof policyRule>

const metadata = z.object({ name: line, namespace: line.nullish() })

export const roleManifest = z.object({
  kind: z.enum(['Role', 'ClusterRole']),
  metadata,
  rules: z
    .array(policyRule)
    .nullish()
    .transform((list) => list ?? []),
})
export type RoleManifest = z.infer<typeof roleManifest>

export const subject = z.object({
  kind: z.enum(['User', 'Group', 'ServiceAccount']),
  name: line,
  namespace: line.nullish(),
})
export type Subject = z.infer<typeof subject>

export const bindingManifest = z.object({
  kind: z.enum(['RoleBinding', 'ClusterRoleBinding']),
  metadata,
  roleRef: z.object({ kind: z.enum(['Role', 'ClusterRole']), name: line }),
  subjects: z
    .array(subject)
    .nullish()
    .transform((list) => list ?? []),
})
export type BindingManifest = z.infer<typeof bindingManifest>

const kinds = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'] as const

/** One object that bears on access, with the place it stands in; its `kind` filled in where only its list names it. */
export type Manifest = { value: unknown; where: string }

export const isAccessKind = (kind: unknown): boolean => kinds.some((known) => known === kind)

/**
 * The kind that a typed list (`RoleBindingList`, as the API itself answers) lends its items, which then name none;
 * null for `List`, whose items do; undefined when it is no list.
 */
export function itemKind(kind: unknown): string | null | undefined {
  if (kind === 'List') return null
  const known = kinds.find((one) => kind === `${one}List`)
  return known ?? (typeof kind === 'string' && kind.endsWith('List') ? 'other' : undefined)
}
