import type { ReadyCommand, RemovalTarget } from '../../model/ready-command.ts'
import { shellWord } from '../quoting.ts'
import { byHand } from './by-hand.ts'

/** Ids as the three vendors make them; names of people stand in no address here. */
const plainId = /^[A-Za-z0-9]{1,64}$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Group/#tag/Group/operation/unassignUserFromGroup */
export function oktaCommands({ accountExternalId, part }: RemovalTarget): ReadyCommand[] {
  if (!plainId.test(accountExternalId)) return []
  return [
    {
      title: 'Take the user out of the group',
      language: 'shell',
      text: `curl --fail --request DELETE --header "Authorization: SSWS $OKTA_API_TOKEN" "https://$OKTA_DOMAIN/api/v1/groups/GROUP_ID/users/"${shellWord(accountExternalId)}`,
      note: `Put the id of the group “${part}” in place of GROUP_ID. Set OKTA_DOMAIN and OKTA_API_TOKEN before.`,
    },
  ]
}

/** https://developers.google.com/workspace/admin/directory/reference/rest/v1/users/makeAdmin */
export function googleCommands(target: RemovalTarget): ReadyCommand[] {
  if (target.role !== 'super administrator' || !plainId.test(target.accountExternalId)) return []
  const address = shellWord(
    `https://admin.googleapis.com/admin/directory/v1/users/${target.accountExternalId}/makeAdmin`,
  )
  return [
    {
      title: 'Take the super administrator role',
      language: 'shell',
      text: `curl --fail --request POST --header "Authorization: Bearer $(gcloud auth print-access-token)" --json '{"status":false}' ${address}`,
      note: null,
    },
  ]
}

/** The registration report says that somebody administers, not by which role: the first command lists them. */
export function entraCommands(target: RemovalTarget): ReadyCommand[] {
  const { accountExternalId, role } = target
  if (!uuid.test(accountExternalId)) return []
  const assignments = 'https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignments'
  if (role === 'administrator') {
    return [
      {
        title: 'Find the directory roles',
        language: 'shell',
        text: `az rest --method=get --url=${shellWord(`${assignments}?$filter=principalId eq '${accountExternalId}'`)}`,
        note: null,
      },
      {
        title: 'Take each role away',
        language: 'shell',
        text: `az rest --method=delete --url=${shellWord(`${assignments}/ASSIGNMENT_ID`)}`,
        note: 'Put each id from the list in place of ASSIGNMENT_ID.',
      },
    ]
  }
  return [byHand(target, 'Membership itself ends when the user is deleted from the directory.')]
}
