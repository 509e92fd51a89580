import { splitJson } from '#lib/platform/ingest/json/split.ts'
import type { AccessFact, GrantFact } from '../../model/fact.ts'
import { breakOf, breakProblem, tooManyElements } from '../broken-document.ts'
import { readDocumentHead } from '../csv/document-head.ts'
import type { DocumentInput, DocumentOutcome, DocumentParser } from '../parser.ts'
import { RejectList } from '../reject-list.ts'
import { type BindingManifest, bindingManifest, type Manifest, roleManifest } from './manifest.ts'
import { jsonManifests, yamlManifests } from './manifests.ts'
import { RolePrivileges } from './privilege.ts'
import { accountOf } from './subject-account.ts'

const exportAgain =
  'Export it again: kubectl get clusterroles,clusterrolebindings,roles,rolebindings -A -o json'

/**
 * Roles and bindings of a cluster: objects and lists of them, as JSON or as a stream of YAML documents. What a binding
 * gives is held where it stands: a RoleBinding in its namespace, a ClusterRoleBinding in the whole cluster.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export const kubernetesRbacParser: DocumentParser = {
  format: 'kubernetes-rbac',
  kind: 'kubernetes',
  detect(head) {
    const isManifest =
      /^\uFEFF?\s*\{/.test(head) || /^(?:apiVersion|kind|items|metadata|rules|roleRef):/m.test(head)
    return isManifest && head.includes('rbac.authorization.k8s.io') && !head.includes('audit.k8s.io')
  },
  async *parse(input) {
    const cluster = new Cluster(input)
    const isJson = (await readDocumentHead(input.open()))
      .replace(/^\uFEFF/, '')
      .trimStart()
      .startsWith('{')
    try {
      const manifests = isJson
        ? jsonManifests(input, splitJson)
        : yamlManifests(input.open(), cluster.problems)
      for await (const manifest of manifests) cluster.take(manifest)
    } catch (error) {
      const broken = breakOf(error)
      if (cluster.receivedCount === 0) throw broken
      cluster.problems.push(breakProblem(broken, cluster.receivedCount))
    }
    yield* cluster.facts()
    return cluster.outcome()
  },
}

/** What is gathered of a cluster: roles may stand behind the bindings that name them, so nothing is told before the end. */
class Cluster {
  receivedCount = 0
  readonly problems: DocumentOutcome['problems'] = []
  readonly #rejects = new RejectList()
  readonly #bindings: BindingManifest[] = []
  readonly #privileges = new RolePrivileges()
  readonly #input: DocumentInput

  constructor(input: DocumentInput) {
    this.#input = input
  }

  take({ value, where }: Manifest): void {
    this.receivedCount += 1
    if (this.receivedCount > this.#input.limits.findings) throw tooManyElements(this.#input.limits.findings)
    const role = roleManifest.safeParse(value)
    if (role.success) {
      this.#privileges.add(role.data)
      return
    }
    const binding = bindingManifest.safeParse(value)
    if (binding.success) {
      this.#bindings.push(binding.data)
      return
    }
    const isBinding = String((value as { kind?: unknown }).kind).endsWith('Binding')
    const [issue] = (isBinding ? binding.error : role.error).issues
    this.#rejects.add({
      position: this.receivedCount,
      where,
      what: `It cannot be read as a ${isBinding ? 'binding' : 'role'}: ${issue?.path.join('.') || 'it'}: ${issue?.message}.`,
      nextStep: exportAgain,
      fields: {},
    })
  }

  *facts(): Generator<AccessFact[], void> {
    const accounts = new Set<string>()
    const grants = new Set<string>()
    for (const binding of this.#bindings) {
      const namespace = binding.kind === 'RoleBinding' ? (binding.metadata.namespace ?? 'default') : null
      const facts: AccessFact[] = []
      for (const subject of binding.subjects) {
        const { account, path } = accountOf(subject, namespace)
        if (!accounts.has(account.externalId)) facts.push(account)
        accounts.add(account.externalId)
        const grant = this.#grant(binding, namespace, account.externalId, path)
        // Two bindings of one role in one place give it once.
        const key = JSON.stringify([grant.externalId, grant.resource, grant.role])
        if (!grants.has(key)) facts.push(grant)
        grants.add(key)
      }
      if (facts.length > 0) yield facts
    }
  }

  #grant(
    { roleRef }: BindingManifest,
    namespace: string | null,
    externalId: string,
    path: GrantFact['path'],
  ): GrantFact {
    return {
      kind: 'grant',
      externalId,
      resource: namespace === null ? 'cluster' : `namespace ${namespace}`,
      role: `${roleRef.kind} ${roleRef.name}`,
      isPrivileged: this.#privileges.of(roleRef.kind, namespace, roleRef.name),
      path,
      grantedAt: null,
      lastUsedAt: null,
      isUseKnown: false,
    }
  }

  outcome(): DocumentOutcome {
    return {
      format: 'kubernetes-rbac',
      part: this.#input.part ?? '',
      receivedCount: this.receivedCount,
      declaredCount: null,
      isPaginationFinished: null,
      problems: [...this.problems, ...this.#rejects.problems],
      rejects: this.#rejects.listed,
      assertsMfa: false,
      listsAccounts: true,
      listsGrants: true,
      reportedAt: null,
      query: 'roles, clusterroles, rolebindings, clusterrolebindings',
    }
  }
}
