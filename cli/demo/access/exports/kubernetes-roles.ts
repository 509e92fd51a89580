/** What the roles of the cluster allow, by the names that the inventory has for them. */
type Rule = { apiGroups: string[]; resources: string[]; verbs: string[] }

const look: Rule[] = [
  {
    apiGroups: [''],
    resources: ['configmaps', 'events', 'pods', 'pods/log', 'services'],
    verbs: ['get', 'list', 'watch'],
  },
  {
    apiGroups: ['apps'],
    resources: ['deployments', 'replicasets', 'statefulsets'],
    verbs: ['get', 'list', 'watch'],
  },
]
const deploy: Rule[] = [
  ...look,
  { apiGroups: ['apps'], resources: ['deployments', 'deployments/scale'], verbs: ['patch', 'update'] },
]
const operate: Rule[] = [
  ...deploy,
  { apiGroups: [''], resources: ['pods/exec', 'pods/portforward'], verbs: ['create'] },
  { apiGroups: [''], resources: ['secrets'], verbs: ['get'] },
]
const administer: Rule[] = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]

export const clusterRoles: Readonly<Record<string, readonly Rule[]>> = {
  viewer: look,
  deployer: deploy,
  operator: operate,
  admin: administer,
}

export const clusterRoleOf = (role: string): string => `inference-${role}`

export const namespaces: Readonly<Record<string, string>> = {
  service: 'inference-api',
  metrics: 'inference-metrics',
  configuration: 'inference-config',
  backups: 'inference-backups',
}
