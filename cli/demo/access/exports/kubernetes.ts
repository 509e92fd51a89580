import type { Grant } from '#cli/demo/organisation/grants.ts'
import type { Person } from '#cli/demo/organisation/people.ts'
import { hexOf } from '#cli/demo/random.ts'
import { type Exporter, everything, type SystemOnDay } from './document.ts'
import { type GrantName, heldOn } from './held.ts'
import { clusterRoleOf, clusterRoles, namespaces } from './kubernetes-roles.ts'
import { servicesOf } from './services.ts'
import { momentOn } from './when.ts'

/** The role that a binding of the cluster gives, as its import tells it. */
const told = (role: string): string => `ClusterRole ${clusterRoleOf(role)}`
const service = 'inference-api'

/**
 * The roles and bindings of a cluster, as `kubectl get clusterroles,rolebindings -A -l '!kubernetes.io/bootstrapping'
 * -o json` prints them: without what every cluster is born with. People are known by the address that the identity
 * provider gives; of second factors and of use a cluster knows nothing.
 */
export const kubernetesExporter: Exporter = {
  kind: 'kubernetes',
  // The rules of a role tell.
  privilegedRoles: () => [],
  documents(state) {
    const items = [
      ...Object.keys(clusterRoles).map((role) => clusterRole(role, state.end)),
      ...bindings(state),
    ]
    const list = { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } }
    return [
      {
        fileName: 'rbac.json',
        format: 'kubernetes-rbac',
        part: null,
        text: `${JSON.stringify(list, null, 4)}\n`,
        lists: everything,
      },
    ]
  },
}

const nameOf = ({ email }: Person, { resource, role }: Grant): GrantName => ({
  username: email,
  resource: `namespace ${namespaces[resource]}`,
  role: told(role),
})

const group = 'rbac.authorization.k8s.io'
const apiVersion = `${group}/v1`

const clusterRole = (role: string, end: Date) => ({
  apiVersion,
  kind: 'ClusterRole',
  metadata: metadataOf(clusterRoleOf(role), null, end),
  rules: clusterRoles[role],
})

/** For each role in each namespace one binding of everybody who holds it. */
function bindings(state: SystemOnDay) {
  const people = heldOn(state, nameOf).map(({ name }) => ({
    name,
    subject: { apiGroup: group, kind: 'User', name: name.username },
  }))
  const programs = servicesOf(state, ({ account, role }) => ({
    username: `system:serviceaccount:${service}:${account}`,
    resource: `namespace ${service}`,
    role: told(role),
  })).map((held) => ({
    name: held.name,
    subject: { kind: 'ServiceAccount', name: held.service.account, namespace: service },
  }))
  return Object.values(namespaces).flatMap((namespace) =>
    Object.keys(clusterRoles).flatMap((role) => {
      const subjects = [...people, ...programs]
        .filter(({ name }) => name.resource === `namespace ${namespace}` && name.role === told(role))
        .map(({ subject }) => subject)
      if (subjects.length === 0) return []
      return [
        {
          apiVersion,
          kind: 'RoleBinding',
          metadata: metadataOf(`${role}s`, namespace, state.end),
          roleRef: { apiGroup: group, kind: 'ClusterRole', name: clusterRoleOf(role) },
          subjects,
        },
      ]
    }),
  )
}

function metadataOf(name: string, namespace: string | null, end: Date) {
  const digits = hexOf(`${namespace} ${name} object`, 32)
  return {
    creationTimestamp: momentOn(-640, end, `${namespace} ${name}`).toISOString().replace('.000Z', 'Z'),
    labels: { 'app.kubernetes.io/managed-by': 'terraform' },
    name,
    ...(namespace === null ? {} : { namespace }),
    resourceVersion: String(Number.parseInt(digits.slice(0, 6), 16)),
    uid: `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`,
  }
}
