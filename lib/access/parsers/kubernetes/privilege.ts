import type { PolicyRule, RoleManifest } from './manifest.ts'

/** Verbs that give more than the holder has (Kubernetes, "Role Based Access Control Good Practices"). */
const liftingVerbs = new Set(['*', 'escalate', 'bind', 'impersonate'])

/**
 * Resources that open others: secrets hold credentials, tokens of service accounts are credentials, a node's proxy and
 * a shell in a pod act as whatever runs there.
 */
const liftingResources = new Set([
  '*',
  '*/*',
  'secrets',
  'secrets/*',
  'serviceaccounts/token',
  'nodes/proxy',
  'pods/exec',
  'pods/attach',
])

/**
 * Roles that every cluster has, where the document leaves them out. `edit` reads secrets and acts as any service
 * account of its namespace; `admin` gives roles away on top (Kubernetes, "Using RBAC Authorization").
 */
const knownRoles: Record<string, boolean> = {
  'cluster-admin': true,
  admin: true,
  edit: true,
  view: false,
  'system:discovery': false,
  'system:basic-user': false,
  'system:public-info-viewer': false,
}

const lifts = ({ verbs, resources }: PolicyRule): boolean =>
  verbs.some((verb) => liftingVerbs.has(verb)) || resources.some((resource) => liftingResources.has(resource))

export const roleKey = (kind: string, namespace: string | null, name: string): string =>
  JSON.stringify(kind === 'ClusterRole' ? [name] : [namespace, name])

/** What the roles of a document are worth; null for one that it does not hold and nobody knows. */
export class RolePrivileges {
  readonly #verdicts = new Map<string, boolean>()

  add({ kind, metadata, rules }: RoleManifest): void {
    const isKnown = kind === 'ClusterRole' && knownRoles[metadata.name] === true
    const key = roleKey(kind, metadata.namespace ?? null, metadata.name)
    // An aggregated role is empty until its controller has filled it; its name still says what it will be.
    this.#verdicts.set(key, isKnown || rules.some(lifts) || this.#verdicts.get(key) === true)
  }

  of(kind: string, namespace: string | null, name: string): boolean | null {
    const verdict = this.#verdicts.get(roleKey(kind, namespace, name))
    if (verdict !== undefined) return verdict
    return kind === 'ClusterRole' ? (knownRoles[name] ?? null) : null
  }
}
