export type Zone = 'development' | 'repositories' | 'cloud' | 'production'
export type SystemKind = 'repository' | 'image' | 'system'
/** What a system writes when it is asked who may do what there. */
export type Export = 'csv' | 'github' | 'aws' | 'okta' | 'kubernetes' | 'postgresql'

/** One of the systems in scope of the policy, as the inventory of The Covenant has it. */
export type System = {
  name: string
  kind: SystemKind
  zone: Zone
  export: Export
  /** The department that runs it. */
  department: string
  purpose: string
  /** Roles an account can hold there, the privileged ones last; `privilegedFrom` is the index of the first. */
  roles: readonly string[]
  privilegedFrom: number
}

export const systems: readonly System[] = [
  {
    name: 'model-training',
    kind: 'repository',
    zone: 'development',
    export: 'csv',
    department: 'Model Research',
    purpose: 'Training code, its data loaders and experiment notebooks',
    roles: ['reader', 'contributor', 'maintainer', 'cluster-admin'],
    privilegedFrom: 2,
  },
  {
    name: 'inference-api',
    kind: 'image',
    zone: 'production',
    export: 'kubernetes',
    department: 'Inference Platform',
    purpose: 'Answers requests to the core model',
    roles: ['viewer', 'deployer', 'operator', 'admin'],
    privilegedFrom: 2,
  },
  {
    name: 'feature-store',
    kind: 'image',
    zone: 'production',
    export: 'csv',
    department: 'Data Platform',
    purpose: 'Serves prepared features to training and inference',
    roles: ['reader', 'writer', 'admin'],
    privilegedFrom: 2,
  },
  {
    name: 'model-registry',
    kind: 'image',
    zone: 'production',
    export: 'csv',
    department: 'Inference Platform',
    purpose: 'Keeps the signed weights of every released model',
    roles: ['reader', 'publisher', 'admin'],
    privilegedFrom: 1,
  },
  {
    name: 'data-lake',
    kind: 'repository',
    zone: 'cloud',
    export: 'aws',
    department: 'Data Platform',
    purpose: 'Jobs that collect, clean and store training data',
    roles: ['reader', 'writer', 'steward', 'admin'],
    privilegedFrom: 2,
  },
  {
    name: 'billing-db',
    kind: 'image',
    zone: 'production',
    export: 'postgresql',
    department: 'Product Engineering',
    purpose: 'Accounts and usage of customers',
    roles: ['report-reader', 'support-reader', 'writer', 'owner'],
    privilegedFrom: 2,
  },
  {
    name: 'gateway',
    kind: 'image',
    zone: 'production',
    export: 'csv',
    department: 'Site Reliability',
    purpose: 'Terminates TLS and checks every request’s identity',
    roles: ['viewer', 'operator', 'admin'],
    privilegedFrom: 1,
  },
  {
    name: 'ci-runners',
    kind: 'image',
    zone: 'development',
    export: 'csv',
    department: 'Developer Experience',
    purpose: 'Builds, tests and deploys everything else',
    roles: ['user', 'workflow-author', 'admin'],
    privilegedFrom: 2,
  },
  {
    name: 'identity-provider',
    kind: 'image',
    zone: 'cloud',
    export: 'okta',
    department: 'Security',
    purpose: 'Signs people and services in',
    roles: ['member', 'help-desk', 'application-admin', 'super-admin'],
    privilegedFrom: 1,
  },
  {
    name: 'observability',
    kind: 'image',
    zone: 'cloud',
    export: 'csv',
    department: 'Site Reliability',
    purpose: 'Logs, metrics and traces, kept for 90 days and more',
    roles: ['viewer', 'editor', 'admin'],
    privilegedFrom: 2,
  },
  {
    name: 'vault',
    kind: 'image',
    zone: 'production',
    export: 'csv',
    department: 'Security',
    purpose: 'Holds secrets and injects them at run time',
    roles: ['reader', 'rotator', 'policy-admin'],
    privilegedFrom: 1,
  },
  {
    name: 'web-console',
    kind: 'repository',
    zone: 'repositories',
    export: 'github',
    department: 'Product Engineering',
    purpose: 'What customers see and use',
    roles: ['read', 'write', 'maintain', 'admin'],
    privilegedFrom: 2,
  },
  {
    name: 'terraform-live',
    kind: 'repository',
    zone: 'repositories',
    export: 'github',
    department: 'Site Reliability',
    purpose: 'The infrastructure, as code',
    roles: ['read', 'write', 'maintain', 'admin'],
    privilegedFrom: 2,
  },
  {
    name: 'docs-site',
    kind: 'repository',
    zone: 'repositories',
    export: 'github',
    department: 'Developer Experience',
    purpose: 'Public documentation',
    roles: ['read', 'triage', 'write', 'admin'],
    privilegedFrom: 3,
  },
]

export function systemNamed(name: string): System {
  const system = systems.find((one) => one.name === name)
  if (!system) throw new Error(`The Covenant has no system "${name}".`)
  return system
}
