import type { ReadyCommand, RemovalTarget } from '../../model/ready-command.ts'
import { shellWord } from '../quoting.ts'

const roleName = /^(ClusterRole|Role) (.+)$/s
const namespaceName = /^namespace (.+)$/s

/** The words are the reader's own; every name goes in beside them, as a variable of jq. */
const bindingsOf =
  '.items[] | select(.roleRef.kind == $kind and .roleRef.name == $role and any(.subjects[]?; .kind == $subjectKind and .name == $subject and ($subjectNamespace == "" or .namespace == $subjectNamespace))) | .metadata.name'

/**
 * A grant is the sum of all bindings that name the subject and the role, and the facts do not keep their names: the
 * first command lists them, the second takes one away (kubectl reference, `get`, `delete`).
 */
export function kubernetesCommands({
  accountExternalId,
  resource,
  role,
  reduceToRole,
}: RemovalTarget): ReadyCommand[] {
  const [, kind, name] = roleName.exec(role) ?? []
  const namespace = namespaceName.exec(resource)?.[1] ?? null
  if (kind === undefined || name === undefined || (namespace === null && resource !== 'cluster')) return []
  const bindings = namespace === null ? 'clusterrolebinding' : 'rolebinding'
  const place = namespace === null ? '' : ` --namespace=${shellWord(namespace)}`
  const subject = subjectOf(accountExternalId)
  const values = Object.entries({ kind, role: name, ...subject })
    .map(([key, value]) => `--arg ${key} ${shellWord(value)}`)
    .join(' ')
  return [
    {
      title: 'Find the bindings',
      language: 'shell',
      text: `kubectl get ${bindings}s${place} --output=json | jq --raw-output ${values} ${shellWord(bindingsOf)}`,
      note: null,
    },
    {
      title: 'Take the subject out of each',
      language: 'shell',
      text: `kubectl edit ${bindings}${place} BINDING`,
      note: `Put each name from the list in place of BINDING. Where it names nobody else, delete it: kubectl delete ${bindings}${place} BINDING`,
    },
    ...(reduceToRole === null
      ? []
      : [
          {
            title: 'Give the lesser role',
            language: 'words' as const,
            text: `Bind “${reduceToRole}” for the same subject, by the way that cluster access is changed.`,
            note: null,
          },
        ]),
  ]
}

type SubjectWords = { subjectKind: string; subject: string; subjectNamespace: string }

/** As `lib/access/parsers/kubernetes/subject-account.ts` names them. */
function subjectOf(externalId: string): SubjectWords {
  const serviceAccount = /^system:serviceaccount:([^:]+):(.+)$/s.exec(externalId)
  if (serviceAccount) {
    const [, subjectNamespace = '', subject = ''] = serviceAccount
    return { subjectKind: 'ServiceAccount', subject, subjectNamespace }
  }
  const group = /^group:(.+)$/s.exec(externalId)?.[1]
  if (group !== undefined) return { subjectKind: 'Group', subject: group, subjectNamespace: '' }
  return { subjectKind: 'User', subject: externalId, subjectNamespace: '' }
}
